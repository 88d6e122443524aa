// SPDX-License-Identifier: Apache-2.0
#include "service/journal/sqlite.h"

#include <cstring>
#include <system_error>

#include "base/check.h"

namespace sc::sqlite {
namespace {

constexpr int kBusyMs = 10'000;  // only opening and recovery ever wait for another process

}  // namespace

Database::Database(std::string path, char const* name, int flags) : path_(std::move(path)) {
  sqlite3* handle = nullptr;
  // One thread at a time is the owner's affair.
  int const code = sqlite3_open_v2(name, &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(handle);  // made even where it cannot be opened: it holds the message
  if (code != SQLITE_OK) fail(code);
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, kBusyMs);
  // The file may come from anywhere: what its schema says is not run.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
}

// The path goes by itself: a name that begins with "file:" is no URI here.
Database::Database(std::string path, Access access)
    : Database(path, path.c_str(),
               access == Access::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) {}

Database Database::image(std::string path, std::string bytes) {
  constexpr std::size_t kWriteVersion = 18, kReadVersion = 19;  // bytes of the file's header
  if (bytes.size() > kReadVersion) bytes[kWriteVersion] = bytes[kReadVersion] = 1;  // no WAL here
  Database memory(std::move(path), ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY);
  if (bytes.empty()) memory.fail(SQLITE_NOTADB);
  auto* const copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
  if (copy == nullptr) memory.fail(SQLITE_NOMEM);
  std::memcpy(copy, bytes.data(), bytes.size());
  auto const size = static_cast<sqlite3_int64>(bytes.size());
  int const code =
      sqlite3_deserialize(memory.handle(), "main", copy, size, size,
                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
  if (code != SQLITE_OK) memory.fail(code);
  return memory;
}

void Database::run(char const* sql) const {
  if (int const code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
    fail(code);
}

std::int64_t Database::integer(char const* sql) const {
  Statement const statement(*this, sql);
  auto row = statement.run();
  return row.next() ? row.integer(0) : 0;
}

void Database::fail(int code) const {
  bool const told = sqlite3_errcode(handle()) != SQLITE_OK;
  std::string message = told ? sqlite3_errmsg(handle()) : sqlite3_errstr(code);
  switch (code & 0xFF) {
    case SQLITE_ERROR:  // a table of ours that is not there
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw InputError({path_, 0, "must be a whole journal of stormcrew (" + message + ")"});
    case SQLITE_CONSTRAINT: throw ContractError(path_ + ": " + message);
    default: break;
  }
  if (int const error = sqlite3_system_errno(handle()); error != 0)
    message += ": " + std::generic_category().message(error);
  throw IoError(path_, message);
}

Statement::Statement(Database const& database, char const* sql) : database_(&database) {
  sqlite3_stmt* handle = nullptr;
  int const code =
      sqlite3_prepare_v3(database.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
  if (code != SQLITE_OK) database.fail(code);
  handle_.reset(handle);
}

void Statement::bind(int place, std::int64_t value) const {
  int const code = sqlite3_bind_int64(handle_.get(), place, value);
  if (code != SQLITE_OK) database_->fail(code);
}

void Statement::bind(int place, std::string_view value) const {
  char const* const text = value.data() == nullptr ? "" : value.data();  // null would be NULL
  int const code =
      sqlite3_bind_text64(handle_.get(), place, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) database_->fail(code);
}

Statement::Run::~Run() {
  sqlite3_reset(statement_.handle_.get());
  sqlite3_clear_bindings(statement_.handle_.get());
}

bool Statement::Run::next() {
  int const code = sqlite3_step(statement_.handle_.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) statement_.database_->fail(code);
  return code == SQLITE_ROW;
}

std::int64_t Statement::Run::integer(int column) const {
  return sqlite3_column_int64(statement_.handle_.get(), column);
}

std::string Statement::Run::text(int column) const {
  sqlite3_stmt* const row = statement_.handle_.get();
  auto const* const text = sqlite3_column_text(row, column);
  auto const bytes = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  return text == nullptr ? std::string() : std::string(reinterpret_cast<char const*>(text), bytes);
}

Transaction::~Transaction() {
  // A full disk may have rolled it back already.
  if (sqlite3_get_autocommit(database_.handle()) == 0)
    sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace sc::sqlite
