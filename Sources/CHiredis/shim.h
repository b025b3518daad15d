// Debian puts the header into a folder of its own, pkg-config points Homebrew's compiler right at it.
#if __has_include(<hiredis.h>)
#include <hiredis.h>
#else
#include <hiredis/hiredis.h>
#endif
