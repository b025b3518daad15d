// Subscribers for fan_out.py, as cheap as they can be: HTTP/2 with bare hands, one thread, nothing decoded.
//
//   fan_out PORT CONNECTIONS STREAMS ROUNDS WATCH SET_A SET_B
//
// Opens STREAMS calls of WatchThresholds on each of CONNECTIONS connections, all with the request in the file WATCH, and
// says "ready" when each has its snapshot. After a line on stdin it makes ROUNDS calls of SetThresholds, the requests in
// SET_A and SET_B in turn, and prints for each the microseconds from before the call to its answer, and to the last
// byte of the last subscriber. It fails if a change is missing or repeated.
//
// Windows are as large as the protocol allows, so that no stream ever waits for us (2 GiB a connection).

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { DATA = 0, HEADERS = 1, RST_STREAM = 3, SETTINGS = 4, PING = 6, GOAWAY = 7, WINDOW_UPDATE = 8 };
enum { END_STREAM = 1, ACK = 1, END_HEADERS = 4 };
enum { FRAME_HEADER = 9, PREFIX = 5, BUFFER = 1 << 20 };
// A bookmark is shorter, a change is longer.
enum { CHANGE_MIN = 150 };

struct stream {
  uint32_t left;  // bytes of the message that has begun
  uint8_t prefix[PREFIX];
  uint8_t prefix_bytes;
  uint32_t changes, messages;
};

struct connection {
  int fd;
  uint8_t *buffer;
  size_t filled;
  struct stream *streams;
  int stream_count;
  uint32_t ended;  // the stream that ended last
};

static long total_changes, total_bytes;
static int snapshots;

static _Noreturn void die(const char *what) {
  fprintf(stderr, "fan_out: %s (%s)\n", what, strerror(errno));
  exit(1);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static void send_all(int fd, const void *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = send(fd, bytes, count, MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno != EAGAIN) die("send");
      struct pollfd p = {fd, POLLOUT, 0};
      poll(&p, 1, 1000);
      continue;
    }
    bytes = (const char *)bytes + sent;
    count -= sent;
  }
}

static size_t put_frame(uint8_t *out, size_t length, int type, int flags, uint32_t stream) {
  out[0] = length >> 16, out[1] = length >> 8, out[2] = length, out[3] = type, out[4] = flags;
  uint32_t id = htonl(stream);
  memcpy(out + 5, &id, 4);
  return FRAME_HEADER;
}

static size_t put_field(uint8_t *out, const char *name, const char *value) {
  // HPACK: a literal without indexing, with a new name, neither Huffman-coded; both are short.
  size_t n = strlen(name), v = strlen(value), at = 0;
  out[at++] = 0, out[at++] = n, memcpy(out + at, name, n), at += n;
  out[at++] = v, memcpy(out + at, value, v);
  return at + v;
}

static void call(struct connection *c, uint32_t stream, const char *path, const uint8_t *body, size_t bytes) {
  static uint8_t out[8192];
  uint8_t fields[512];
  size_t n = 0;
  n += put_field(fields + n, ":method", "POST");
  n += put_field(fields + n, ":scheme", "http");
  n += put_field(fields + n, ":path", path);
  n += put_field(fields + n, ":authority", "bench");
  n += put_field(fields + n, "content-type", "application/grpc");
  n += put_field(fields + n, "te", "trailers");
  size_t at = put_frame(out, n, HEADERS, END_HEADERS, stream);
  memcpy(out + at, fields, n), at += n;
  at += put_frame(out + at, PREFIX + bytes, DATA, END_STREAM, stream);
  uint32_t length = htonl(bytes);
  out[at++] = 0, memcpy(out + at, &length, 4), at += 4;
  memcpy(out + at, body, bytes);
  send_all(c->fd, out, at + bytes);
}

static void open_connection(struct connection *c, int port, int streams) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int on = 1;
  c->fd = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(c->fd, (struct sockaddr *)&address, sizeof address) < 0) die("connect");
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  fcntl(c->fd, F_SETFL, O_NONBLOCK);
  c->buffer = malloc(BUFFER);
  c->filled = 0;
  c->streams = calloc(streams, sizeof *c->streams);
  c->stream_count = streams;
  uint8_t out[128];
  size_t at = 24;
  memcpy(out, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", at);
  at += put_frame(out + at, 6, SETTINGS, 0, 0);
  memcpy(out + at, "\0\4\x7f\xff\xff\xff", 6), at += 6;
  at += put_frame(out + at, 4, WINDOW_UPDATE, 0, 0);
  uint32_t more = htonl(0x7fffffff - 65535);
  memcpy(out + at, &more, 4), at += 4;
  send_all(c->fd, out, at);
}

static void message(struct stream *s, uint32_t bytes) {
  s->messages++;
  if (s->messages == 2) snapshots++;  // the snapshot and its completion
  if (s->messages > 2 && bytes >= CHANGE_MIN) s->changes++, total_changes++;
}

static void take_data(struct stream *s, const uint8_t *data, size_t count) {
  while (count > 0) {
    if (s->left > 0) {
      size_t step = s->left < count ? s->left : count;
      s->left -= step, data += step, count -= step;
      continue;
    }
    size_t step = PREFIX - s->prefix_bytes;
    if (step > count) step = count;
    memcpy(s->prefix + s->prefix_bytes, data, step);
    s->prefix_bytes += step, data += step, count -= step;
    if (s->prefix_bytes < PREFIX) return;
    uint32_t length;
    memcpy(&length, s->prefix + 1, 4);
    s->left = ntohl(length), s->prefix_bytes = 0;
    message(s, s->left);
  }
}

static void take_frame(struct connection *c, const uint8_t *frame, size_t length) {
  uint32_t id;
  memcpy(&id, frame + 5, 4);
  id = ntohl(id) & 0x7fffffff;
  int type = frame[3], flags = frame[4];
  switch (type) {
    case DATA:
      if ((id - 1) / 2 < (uint32_t)c->stream_count) take_data(&c->streams[(id - 1) / 2], frame + FRAME_HEADER, length);
      break;
    case HEADERS:
      if (flags & END_STREAM) {
        c->ended = id;
        if (c->stream_count > 0) die("a watch has ended");
      }
      break;
    case SETTINGS:
    case PING:
      if (!(flags & ACK)) {
        uint8_t out[32];
        size_t body = type == PING ? length : 0;
        size_t at = put_frame(out, body, type, ACK, 0);
        memcpy(out + at, frame + FRAME_HEADER, body);
        send_all(c->fd, out, at + body);
      }
      break;
    case RST_STREAM: die("a stream was reset");
    case GOAWAY: die("the server goes away");
  }
}

// Takes what the socket has. What is whole is used, the rest waits for more.
static void take(struct connection *c) {
  while (1) {
    ssize_t got = recv(c->fd, c->buffer + c->filled, BUFFER - c->filled, 0);
    if (got == 0) die("the server has closed a connection");
    if (got < 0) {
      if (errno == EAGAIN) return;
      die("recv");
    }
    total_bytes += got;
    c->filled += got;
    size_t at = 0;
    while (c->filled - at >= FRAME_HEADER) {
      const uint8_t *frame = c->buffer + at;
      size_t length = frame[0] << 16 | frame[1] << 8 | frame[2];
      if (c->filled - at < FRAME_HEADER + length) break;
      take_frame(c, frame, length);
      at += FRAME_HEADER + length;
    }
    memmove(c->buffer, c->buffer + at, c->filled - at);
    c->filled -= at;
  }
}

static size_t load(const char *path, uint8_t *into, size_t most) {
  FILE *file = fopen(path, "rb");
  if (!file) die(path);
  size_t count = fread(into, 1, most, file);
  fclose(file);
  return count;
}

static void wait_for_bytes(int epoll) {
  struct epoll_event events[64];
  int count = epoll_wait(epoll, events, 64, 20000);
  if (count == 0) die("nothing came for 20 s");
  for (int i = 0; i < count; i++) take(events[i].data.ptr);
}

int main(int argc, char **argv) {
  if (argc != 8) die("usage: fan_out PORT CONNECTIONS STREAMS ROUNDS WATCH SET_A SET_B");
  int port = atoi(argv[1]), count = atoi(argv[2]), streams = atoi(argv[3]), rounds = atoi(argv[4]);
  uint8_t watch[1024], set[2][1024];
  size_t watch_bytes = load(argv[5], watch, sizeof watch), set_bytes[2];
  for (int i = 0; i < 2; i++) set_bytes[i] = load(argv[6 + i], set[i], sizeof set[i]);
  const char *service = "/adaptive_threshold.v1.AdaptiveThresholdService/";
  char watch_path[128], set_path[128];
  snprintf(watch_path, sizeof watch_path, "%sWatchThresholds", service);
  snprintf(set_path, sizeof set_path, "%sSetThresholds", service);

  int epoll = epoll_create1(0);
  struct connection *all = calloc(count + 1, sizeof *all), *control = &all[count];
  for (int i = 0; i <= count; i++) {
    open_connection(&all[i], port, i < count ? streams : 0);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
    epoll_ctl(epoll, EPOLL_CTL_ADD, all[i].fd, &event);
  }
  for (int i = 0; i < count; i++)
    for (int j = 0; j < streams; j++) call(&all[i], 2 * j + 1, watch_path, watch, watch_bytes);
  while (snapshots < count * streams) wait_for_bytes(epoll);
  printf("ready\n");
  fflush(stdout);
  if (getchar() == EOF) return 1;

  long subscribers = (long)count * streams, bytes_before = total_bytes;
  for (int round = 0; round < rounds; round++) {
    // Each round begins in silence, as a change that nobody expects does.
    struct timespec pause = {0, 5000000};
    nanosleep(&pause, NULL);
    uint32_t id = 2 * round + 1;
    double begun = now(), answered = 0, last = 0;
    call(control, id, set_path, set[round % 2], set_bytes[round % 2]);
    while (total_changes < subscribers * (round + 1) || control->ended < id) {
      wait_for_bytes(epoll);
      double time = now();
      if (control->ended >= id && answered == 0) answered = time;
      if (total_changes == subscribers * (round + 1) && last == 0) last = time;
    }
    printf("%.1f %.1f\n", answered - begun, last - begun);
  }
  for (int i = 0; i < count; i++)
    for (int j = 0; j < streams; j++)
      if (all[i].streams[j].changes != (uint32_t)rounds) die("a stream has missed a change, or has one twice");
  fprintf(stderr, "%ld bytes a message\n", subscribers ? (total_bytes - bytes_before) / subscribers / rounds : 0);
  return 0;
}
