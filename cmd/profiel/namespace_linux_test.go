package main

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
	"testing"
)

// inNamespace runs the test once more in namespaces of its own, in which it has a user number, and reports whether this is that run: 0 may
// mount there, another number is a user to whom the modes of files count, also when root runs the tests. A machine that gives no
// namespaces, as most containers do, says so.
func inNamespace(t *testing.T, user int, flags uintptr) bool {
	t.Helper()
	const inside = "PROFIEL_IN_NAMESPACE"
	if os.Getenv(inside) == t.Name() {
		return true
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(self, "-test.run=^"+t.Name()+"$", "-test.v", "-test.count=1")
	command.Env = append(os.Environ(), inside+"="+t.Name())
	command.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  flags | syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: user, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: user, HostID: os.Getgid(), Size: 1}},
	}
	said, err := command.CombinedOutput()
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) || errors.Is(err, syscall.ENOSPC) {
		t.Skipf("this machine gives no namespace: %v", err)
	}
	if err != nil {
		t.Errorf("%v", err)
	}
	t.Logf("%s", said)
	return false
}
