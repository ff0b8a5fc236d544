package main

import (
	"errors"
	"os"
	"syscall"
	"testing"
)

// TestBuildNeedsNoNetwork builds a site in a network namespace of its own, in which there is not even a loopback address. A machine
// that gives none, as most containers do, says so.
func TestBuildNeedsNoNetwork(t *testing.T) {
	command := program(t, smallSiteFolder(t), "build")
	command.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNET}
	if os.Getuid() != 0 { // who is not root may do so as the root of a user namespace
		command.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		command.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		command.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	said, err := command.CombinedOutput()
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) || errors.Is(err, syscall.ENOSPC) {
		t.Skipf("this machine gives no network namespace: %v", err)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
}
