// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

/// Private to the sources of the journal: SQLite's handles with owners and our kinds of error.

namespace sc::sqlite {

/// One connection. Its statements must be gone before it.
class Database {
 public:
  enum class Access { read, write };
  /// An existing file.
  Database(std::string path, Access access);
  /// A file's bytes as a database in memory: the disk is not touched again.
  static Database image(std::string path, std::string bytes);

  [[nodiscard]] std::string const& path() const { return path_; }
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }
  /// One statement without parameters whose rows are of no interest.
  void run(char const* sql) const;
  [[nodiscard]] std::int64_t integer(char const* sql) const;
  /// What an error code means: a file that is none of ours or damaged is wrong input, a broken
  /// constraint our own fault, all else the device's.
  [[noreturn]] void fail(int code) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  Database(std::string path, char const* name, int flags);

  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

/// A prepared statement. Values are only ever bound.
class Statement {
 public:
  Statement(Database const& database, char const* sql);

  /// One execution: reset when it goes, so that no read holds back a checkpoint.
  class Run {
   public:
    explicit Run(Statement const& statement) : statement_(statement) {}
    ~Run();
    Run(Run const&) = delete;
    Run& operator=(Run const&) = delete;
    /// Steps to the next row; no: there is none.
    bool next();
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;

   private:
    Statement const& statement_;
  };

  template <class... Values>
  [[nodiscard]] Run run(Values const&... values) const {
    int place = 0;
    (bind(++place, values), ...);
    return Run(*this);
  }
  template <class... Values>
  void execute(Values const&... values) const {
    run(values...).next();
  }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  void bind(int place, std::int64_t value) const;
  void bind(int place, std::string_view value) const;

  Database const* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// Rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Database const& database) : database_(database) {
    database.run("BEGIN IMMEDIATE");
  }
  ~Transaction();
  Transaction(Transaction const&) = delete;
  Transaction& operator=(Transaction const&) = delete;
  void commit() { database_.run("COMMIT"); }

 private:
  Database const& database_;
};

}  // namespace sc::sqlite
