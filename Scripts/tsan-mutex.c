// Lets the thread sanitizer see a contended Mutex. For `make test-tsan` alone, preloaded.
//
// On Linux a Mutex of Swift 6.3 holds its owner's thread number, taken and given back by atomic operations that the
// compiler puts into the caller, where the sanitizer sees them. Only a contended one goes through the library, which
// spins and then lets the kernel hand it over (FUTEX_LOCK_PI): neither is visible to the sanitizer, and it reports
// each access to what the lock protects. Here contention waits in the open instead: no waiter is ever known to the
// kernel, so unlocking keeps to its visible path.
//
// Source: swift, stdlib/public/Synchronization/Mutex/LinuxImpl.swift.

#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>

// Absent in processes without the sanitizer, such as a shell that a test starts.
void __tsan_acquire(void *address) __attribute__((weak));

__attribute__((swiftcall)) void lockSlow(
    uint32_t thread, __attribute__((swift_context)) _Atomic(uint32_t) *owner)
    __asm__("$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");

__attribute__((swiftcall)) void lockSlow(
    uint32_t thread, __attribute__((swift_context)) _Atomic(uint32_t) *owner) {
  uint32_t nobody = 0;
  while (!atomic_compare_exchange_weak_explicit(owner, &nobody, thread, memory_order_acquire, memory_order_relaxed)) {
    nobody = 0;
    sched_yield();
  }
  if (__tsan_acquire) __tsan_acquire((void *)owner);
}
