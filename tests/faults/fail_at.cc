// SPDX-License-Identifier: Apache-2.0
// A library to be loaded before a program (LD_PRELOAD) that lets its k-th read, write or allocation
// fail.
//
//   FAIL_UNDER   folder whose files count (no symbolic links in it)
//   FAIL_WHAT    write: any step of writing there: open to create, write, pwrite, writev,
//   ftruncate, fsync,
//                       fdatasync, rename; each with an error of its own kind
//                read:  any step of reading there: open, fopen, read, pread, as on a broken disk
//                new:   operator new, from the first file made there or the first HDF5 file made in
//                       memory on: what our writers ask for
//                malloc: the same for malloc, calloc, realloc: what they and their libraries ask
//                for
//   FAIL_AT      which of them fails, from 1; that one alone. 0: none
//   FAIL_COUNT   file to leave their number in
//
// Only threads and files of the program itself: it uses no lock and no memory of its own.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

namespace {

enum class What { write, read, operator_new, malloc };

struct Plan {
  char under[512] = "";
  char count[512] = "";
  What what = What::write;
  long at = 0;
};
Plan plan;
std::atomic<bool> armed = false;
std::atomic<long> seen = 0;

void copy(char (&to)[512], char const* from) {
  if (from != nullptr) std::snprintf(to, sizeof to, "%s", from);
}

template <class F>
F* next(char const* name) {
  return reinterpret_cast<F*>(::dlsym(RTLD_NEXT, name));
}

bool is_under(char const* path) {
  std::size_t const n = std::strlen(plan.under);
  return n > 0 && path != nullptr && std::strncmp(path, plan.under, n) == 0;
}

bool is_under(int fd) {
  if (plan.what != What::write && plan.what != What::read) return false;
  char link[64], path[512];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t const n = ::readlink(link, path, sizeof path - 1);
  if (n <= 0) return false;
  path[n] = '\0';
  return is_under(path);
}

/// Counts one; is it the one to fail?
bool fails() {
  return seen.fetch_add(1) + 1 == plan.at;
}

bool fails_with(int error, What what, bool counts) {
  if (plan.what != what || !counts || !fails()) return false;
  errno = error;
  return true;
}

bool write_fails(bool counts, int error) {
  return fails_with(error, What::write, counts);
}

bool read_fails(bool counts) {
  return fails_with(EIO, What::read, counts);
}

bool memory_fails(What what) {
  return fails_with(ENOMEM, what, armed);
}

__attribute__((constructor)) void begin() {
  char const* const what = std::getenv("FAIL_WHAT");
  char const* const at = std::getenv("FAIL_AT");
  copy(plan.under, std::getenv("FAIL_UNDER"));
  copy(plan.count, std::getenv("FAIL_COUNT"));
  auto const is = [&](char const* word) { return what != nullptr && std::strcmp(what, word) == 0; };
  if (is("read")) plan.what = What::read;
  if (is("new")) plan.what = What::operator_new;
  if (is("malloc")) plan.what = What::malloc;
  plan.at = at == nullptr ? 0 : std::atol(at);
}

__attribute__((destructor)) void end() {
  armed = false;
  int const fd = next<int(char const*, int, ...)>("open")(plan.count, O_WRONLY | O_CREAT, 0666);
  if (fd < 0) return;
  char text[32];
  int const n = std::snprintf(text, sizeof text, "%ld\n", seen.load());
  (void)!next<ssize_t(int, void const*, std::size_t)>("write")(fd, text, std::size_t(n));
  ::close(fd);
}

int open_or_fail(char const* name, char const* path, int flags, mode_t mode) {
  bool const makes = (flags & O_CREAT) != 0 && is_under(path);
  if (makes) armed = true;
  if (write_fails(makes, EACCES) || read_fails(!makes && is_under(path))) return -1;
  return next<int(char const*, int, ...)>(name)(path, flags, mode);
}

mode_t mode_of(int flags, std::va_list& rest) {
  return (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
}

/// dlsym() itself asks for memory while the first allocation is looked up.
alignas(16) char early[8192];
std::atomic<std::size_t> early_used = 0;

void* early_memory(std::size_t bytes) {
  std::size_t const at = early_used.fetch_add((bytes + 15) / 16 * 16);
  return at + bytes <= sizeof early ? early + at : nullptr;
}
bool is_early(void const* p) {
  return p >= early && p < early + sizeof early;
}

template <class F>
F* looked_up(std::atomic<F*>& known, char const* name) {
  thread_local bool looks = false;
  if (F* const f = known.load()) return f;
  if (looks) return nullptr;
  looks = true;
  known = next<F>(name);
  looks = false;
  return known.load();
}

std::atomic<void* (*)(std::size_t)> real_malloc;
std::atomic<void* (*)(std::size_t, std::size_t)> real_calloc;
std::atomic<void* (*)(void*, std::size_t)> real_realloc;
std::atomic<void (*)(void*)> real_free;

}  // namespace

extern "C" {

int open(char const* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  mode_t const mode = mode_of(flags, rest);
  va_end(rest);
  return open_or_fail("open", path, flags, mode);
}

int open64(char const* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  mode_t const mode = mode_of(flags, rest);
  va_end(rest);
  return open_or_fail("open64", path, flags, mode);
}

FILE* fopen(char const* path, char const* mode) {
  if (read_fails(is_under(path))) return nullptr;
  return next<FILE*(char const*, char const*)>("fopen")(path, mode);
}

FILE* fopen64(char const* path, char const* mode) {
  if (read_fails(is_under(path))) return nullptr;
  return next<FILE*(char const*, char const*)>("fopen64")(path, mode);
}

ssize_t read(int fd, void* bytes, std::size_t n) {
  if (read_fails(is_under(fd))) return -1;
  return next<ssize_t(int, void*, std::size_t)>("read")(fd, bytes, n);
}

ssize_t pread(int fd, void* bytes, std::size_t n, off_t at) {
  if (read_fails(is_under(fd))) return -1;
  return next<ssize_t(int, void*, std::size_t, off_t)>("pread")(fd, bytes, n, at);
}

ssize_t pread64(int fd, void* bytes, std::size_t n, off64_t at) {
  if (read_fails(is_under(fd))) return -1;
  return next<ssize_t(int, void*, std::size_t, off64_t)>("pread64")(fd, bytes, n, at);
}

ssize_t write(int fd, void const* bytes, std::size_t n) {
  if (write_fails(is_under(fd), ENOSPC)) return -1;
  return next<ssize_t(int, void const*, std::size_t)>("write")(fd, bytes, n);
}

ssize_t pwrite(int fd, void const* bytes, std::size_t n, off_t at) {
  if (write_fails(is_under(fd), ENOSPC)) return -1;
  return next<ssize_t(int, void const*, std::size_t, off_t)>("pwrite")(fd, bytes, n, at);
}

ssize_t pwrite64(int fd, void const* bytes, std::size_t n, off64_t at) {
  if (write_fails(is_under(fd), ENOSPC)) return -1;
  return next<ssize_t(int, void const*, std::size_t, off64_t)>("pwrite64")(fd, bytes, n, at);
}

ssize_t writev(int fd, iovec const* pieces, int count) {
  if (write_fails(is_under(fd), ENOSPC)) return -1;
  return next<ssize_t(int, iovec const*, int)>("writev")(fd, pieces, count);
}

int ftruncate(int fd, off_t size) noexcept {
  if (write_fails(is_under(fd), ENOSPC)) return -1;
  return next<int(int, off_t)>("ftruncate")(fd, size);
}

int ftruncate64(int fd, off64_t size) noexcept {
  if (write_fails(is_under(fd), ENOSPC)) return -1;
  return next<int(int, off64_t)>("ftruncate64")(fd, size);
}

int fsync(int fd) {
  if (write_fails(is_under(fd), EIO)) return -1;
  return next<int(int)>("fsync")(fd);
}

int fdatasync(int fd) {
  if (write_fails(is_under(fd), EIO)) return -1;
  return next<int(int)>("fdatasync")(fd);
}

int rename(char const* from, char const* to) noexcept {
  if (write_fails(is_under(to), EROFS)) return -1;
  return next<int(char const*, char const*)>("rename")(from, to);
}

/// HDF5 files are built in memory before there is any file.
std::int64_t H5Fcreate(char const* name, unsigned flags, std::int64_t made, std::int64_t access) {
  armed = true;
  using Make = std::int64_t(char const*, unsigned, std::int64_t, std::int64_t);
  return next<Make>("H5Fcreate")(name, flags, made, access);
}

void* malloc(std::size_t bytes) {
  auto* const real = looked_up(real_malloc, "malloc");
  if (real == nullptr) return early_memory(bytes);
  return memory_fails(What::malloc) ? nullptr : real(bytes);
}

void* calloc(std::size_t count, std::size_t bytes) {
  auto* const real = looked_up(real_calloc, "calloc");
  if (real == nullptr) return early_memory(count * bytes);  // never used before: zeros
  return memory_fails(What::malloc) ? nullptr : real(count, bytes);
}

void* realloc(void* p, std::size_t bytes) {
  auto* const real = looked_up(real_realloc, "realloc");
  if (is_early(p) || real == nullptr) return nullptr;
  return memory_fails(What::malloc) ? nullptr : real(p, bytes);
}

void free(void* p) {
  if (is_early(p)) return;
  if (auto* const real = looked_up(real_free, "free")) real(p);
}

}  // extern "C"

// Arrays, and what must not throw, come here as well; delete calls free().
void* operator new(std::size_t bytes) {
  void* const p = memory_fails(What::operator_new) ? nullptr : std::malloc(bytes == 0 ? 1 : bytes);
  if (p == nullptr) throw std::bad_alloc();
  return p;
}
