package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// fault is what happens to a program at one of its calls to the file system.
type fault struct {
	at         int           // the number of the call, from 1; 0: at none
	errno      syscall.Errno // what the call answers instead of doing something; 0: the program is killed before the call
	noExchange bool          // the file system cannot exchange two folders
}

// outcome is how a traced program ended.
type outcome struct {
	calls  int    // how many calls it got to
	call   string // the one with the fault
	killed bool
	status int
	said   string
}

// traced runs a program and gives it a fault. The calls that count are those that change the file system, or say that a change has arrived
// there: between two of them a kill leaves the same. They are counted over all threads, which strace does not: it counts for each thread, and Go moves
// between threads as it likes. See docs/decisions/0024-faults-by-our-own-tracer.md.
func traced(t *testing.T, command *exec.Cmd, f fault) outcome {
	t.Helper()
	out, err := os.CreateTemp(t.TempDir(), "said")
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	command.Stdout, command.Stderr = out, out
	command.Env = append(command.Env, watchedName+"=1")
	command.SysProcAttr = &syscall.SysProcAttr{Ptrace: true}
	var result outcome
	done := make(chan error)
	go func() {
		runtime.LockOSThread() // never unlocked: the thread that begins a trace is the only one that may follow it, and ends with it
		if err := command.Start(); err != nil {
			done <- err
			return
		}
		tracer := tracer{process: command.Process.Pid, fault: f}
		done <- tracer.follow()
		result = tracer.outcome
		close(done)
	}()
	err = <-done
	<-done
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSYS) {
		t.Skipf("this machine lets no program be traced: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	said, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	result.said = string(said)
	return result
}

// tracer follows a process and all its threads.
type tracer struct {
	process int
	fault   fault
	outcome outcome
}

// follow follows the process from its start to its end.
func (tr *tracer) follow() error {
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(tr.process, &status, 0, nil); err != nil {
		return err
	}
	const options = unix.PTRACE_O_TRACESECCOMP | unix.PTRACE_O_TRACECLONE | unix.PTRACE_O_EXITKILL
	if err := syscall.PtraceSetOptions(tr.process, options); err != nil {
		return err
	}
	for thread, signal := tr.process, 0; ; {
		if err := syscall.PtraceCont(thread, signal); err != nil && err != syscall.ESRCH { // a killed thread is gone
			return err
		}
		var err error
		if thread, err = syscall.Wait4(-1, &status, unix.WALL|unix.WNOTHREAD, nil); err != nil {
			return err
		}
		signal = 0
		switch {
		case status.Exited() || status.Signaled():
			if thread == tr.process {
				tr.outcome.killed, tr.outcome.status = status.Signaled(), status.ExitStatus()
				return nil
			}
		case status.TrapCause() == unix.PTRACE_EVENT_SECCOMP:
			if err := tr.atCall(thread); err != nil && err != syscall.ESRCH {
				return err
			}
		case status.StopSignal() != syscall.SIGTRAP && status.StopSignal() != syscall.SIGSTOP: // those are the tracer's own
			signal = int(status.StopSignal())
		}
	}
}

// atCall is where a thread is about to begin a call of those that are watched.
func (tr *tracer) atCall(thread int) error {
	var regs syscall.PtraceRegs
	if err := syscall.PtraceGetRegs(thread, &regs); err != nil {
		return err
	}
	errno := tr.answer(&regs)
	if errno == 0 {
		return nil
	}
	regs.Orig_rax, regs.Rax = ^uint64(0), -uint64(errno) // no such call: it does nothing, and answers this
	return syscall.PtraceSetRegs(thread, &regs)
}

// answer counts a call and decides what it answers instead of doing something; 0: it does what it does.
func (tr *tracer) answer(regs *syscall.PtraceRegs) syscall.Errno {
	if tr.fault.noExchange && regs.Orig_rax == unix.SYS_RENAMEAT2 {
		return unix.EINVAL
	}
	if !tr.counts(regs) {
		return 0
	}
	if tr.outcome.calls++; tr.outcome.calls != tr.fault.at {
		return 0
	}
	tr.outcome.call = watchedCalls[regs.Orig_rax]
	if tr.fault.errno == 0 {
		_ = syscall.Kill(tr.process, syscall.SIGKILL)
	}
	return tr.fault.errno
}

// counts reports whether a watched call changes the file system, or says that a change has arrived there.
func (tr *tracer) counts(regs *syscall.PtraceRegs) bool {
	switch regs.Orig_rax {
	case unix.SYS_OPENAT:
		return regs.Rdx&unix.O_CREAT != 0
	case unix.SYS_WRITE, unix.SYS_CLOSE, unix.SYS_FLOCK:
		file, err := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", tr.process, regs.Rdi))
		isFile := err == nil && filepath.IsAbs(file) && !strings.HasPrefix(file, "/proc/") && !strings.HasPrefix(file, "/dev/") && regs.Rdi > 2
		return isFile && (regs.Orig_rax != unix.SYS_CLOSE || isOpenToWrite(tr.process, regs.Rdi))
	}
	return true
}

// watchedCalls are the calls at which a program that is traced stops, by their numbers.
var watchedCalls = map[uint64]string{
	unix.SYS_OPENAT: "openat", unix.SYS_WRITE: "write", unix.SYS_CLOSE: "close", unix.SYS_FLOCK: "flock",
	unix.SYS_MKDIRAT: "mkdirat", unix.SYS_UNLINKAT: "unlinkat", unix.SYS_LINKAT: "linkat", unix.SYS_SYMLINKAT: "symlinkat",
	unix.SYS_RENAME: "rename", unix.SYS_RENAMEAT: "renameat", unix.SYS_RENAMEAT2: "renameat2", unix.SYS_MKDIR: "mkdir", unix.SYS_RMDIR: "rmdir",
	unix.SYS_UNLINK: "unlink", unix.SYS_LINK: "link", unix.SYS_FTRUNCATE: "ftruncate", unix.SYS_TRUNCATE: "truncate", unix.SYS_FCHMOD: "fchmod",
	unix.SYS_FCHMODAT: "fchmodat", unix.SYS_UTIMENSAT: "utimensat", unix.SYS_FSYNC: "fsync", unix.SYS_COPY_FILE_RANGE: "copy_file_range",
	unix.SYS_PWRITE64: "pwrite64", unix.SYS_SENDFILE: "sendfile",
}

// watchedName is set in the environment of a program that is traced.
const watchedName = "PROFIEL_WATCHED"

// init makes this program, when it is traced, stop at the watched calls and at no others: a stop takes as long as a hundred calls.
func init() {
	if os.Getenv(watchedName) == "" {
		return
	}
	if err := watch(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitIO)
	}
}

// watch gives every thread a filter that leaves the watched calls to the tracer.
func watch() error {
	filter := []unix.SockFilter{{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS}} // the call's number
	for number := range watchedCalls {
		filter = append(filter,
			unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: uint32(number), Jf: 1},
			unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_TRACE})
	}
	filter = append(filter, unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW})
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	_, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&program)))
	if errno != 0 {
		return errno
	}
	return nil
}

// isOpenToWrite reports whether a process may write to a file that it has open.
func isOpenToWrite(process int, file uint64) bool {
	info, err := os.Lstat(fmt.Sprintf("/proc/%d/fd/%d", process, file))
	return err == nil && info.Mode()&0o200 != 0
}
