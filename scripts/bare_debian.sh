# A bare Debian to try things in; to be sourced by scripts that run in the project's folder as root. `base` is made once by debootstrap, from the mirror
# that this machine's apt uses, and kept in build/package/; `root` is a copy of it that may be spoilt.
. /etc/os-release
base=$PWD/build/package/base-$VERSION_CODENAME
root=$PWD/build/package/root

let_go() {
  local part
  for part in proc dev/shm work; do
    if mountpoint -q "$root/$part"; then umount "$root/$part"; fi
  done
}
trap let_go EXIT

# In the copy, with nothing of this machine's environment but its proxies. Node.js is told to trust whom the copy trusts.
inside() {
  chroot "$root" env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "$@"
}

# Debian's own archives among the sources of this machine, as lines of sources.list.
sources() {
  apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) main' 'Created-By: Packages' 'Component: main' 'Origin: Debian' | sort -u
}

make_base() {
  local mirror
  mirror=$(sources | awk -v release="$VERSION_CODENAME" '$3 == release {print $2; exit}')
  rm -rf "$base.part"
  debootstrap --variant=minbase --include=man-db,bash-completion,ca-certificates "$VERSION_CODENAME" "$base.part" "$mirror" >"$base.log" ||
    { tail -3 "$base.log" >&2; exit 1; }
  sources >"$base.part/etc/apt/sources.list"
  apt-config dump | grep -iE '^Acquire::https?::Proxy ' >"$base.part/etc/apt/apt.conf.d/99proxy" || true
  mv "$base.part" "$base"
}

fresh_root() {
  mkdir -p build/package
  let_go
  if [ ! -d "$base" ]; then make_base; fi
  rm -rf "$root" && cp -a --reflink=auto "$base" "$root"
  mount -t proc proc "$root/proc"
}
