/* Made by proto/generate. Do not edit. */
#ifndef DESCRIPTORS_H
#define DESCRIPTORS_H

#include <stddef.h>
#include <stdint.h>

/* An encoded google.protobuf.FileDescriptorProto. */
struct descriptor_bytes {
  const uint8_t *start;
  size_t count;
};

/* That of the file with this number in the Swift module's index. */
struct descriptor_bytes descriptor_bytes_of_file(size_t number);

#endif
