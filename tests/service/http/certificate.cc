// SPDX-License-Identifier: Apache-2.0
#include "service/http/certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <memory>
#include <stdexcept>

namespace sc::test {
namespace {

template <class T, void (*kFree)(T*)>
struct Freed {
  void operator()(T* what) const { kFree(what); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509, X509_free>>;

void demand(bool good) {
  if (!good) throw std::runtime_error("OpenSSL makes no certificate");
}

Certificate certificate_of(EVP_PKEY* key) {
  Certificate made(X509_new());
  X509_set_version(made.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(made.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(made.get()), 86'400);
  X509_set_pubkey(made.get(), key);
  X509_NAME* const name = X509_get_subject_name(made.get());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                             reinterpret_cast<unsigned char const*>("localhost"), -1, -1, 0);
  X509_set_issuer_name(made.get(), name);
  demand(X509_sign(made.get(), key, EVP_sha256()) > 0);
  return made;
}

template <class Write>
std::string written(std::string path, Write write) {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "w"), std::fclose);
  demand(file != nullptr && write(file.get()) == 1);
  return path;
}

}  // namespace

CertificateFiles certificate_in(TempFolder const& folder, std::string const& name) {
  Key const key(EVP_EC_gen("P-256"));
  demand(key != nullptr);
  Certificate const made = certificate_of(key.get());
  return {written(folder.path(name + ".crt"),
                  [&](std::FILE* file) { return PEM_write_X509(file, made.get()); }),
          written(folder.path(name + ".key"), [&](std::FILE* file) {
            return PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
          })};
}

}  // namespace sc::test
