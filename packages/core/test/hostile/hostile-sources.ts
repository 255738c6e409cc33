/** A source of section 10.1 of the list of hostile inputs, and what an order that names it is told. */
export interface HostileSource {
  readonly row: `U${number}`
  readonly why: string
  /** `:ORIGIN` stands for the port of the test's server, `:CLOSED` for one where nobody listens. */
  readonly src: string
  readonly status: number
  /** Absent: the order is drawn. */
  readonly code?: string
  /** Requests that the server sees. */
  readonly connections: number
  /** May be neither in the answer nor in the log. */
  readonly secret?: string
}

type Row = HostileSource['row']
type Expected = Pick<HostileSource, 'status' | 'code' | 'connections'>

/**
 * Where the list says 422 `source_blocked`, this is 502 `source_unreachable`, as for a host that is down
 * or unknown: with two codes a caller could map the network that the server stands in.
 */
const UNREACHABLE: Expected = { status: 502, code: 'source_unreachable', connections: 0 }
/** Of the origin's doing, like all that it answers wrongly, so 502 where the list says 422. */
const REDIRECTS: Expected = { status: 502, code: 'source_redirects', connections: 1 }
const UNREADABLE: Expected = { status: 400, code: 'invalid_url', connections: 0 }
/** The list has one code for unreadable addresses and refused schemes; here each has its own. */
const WRONG_SCHEME: Expected = { status: 400, code: 'source_scheme', connections: 0 }
const STATUS: Expected = { status: 502, code: 'source_status', connections: 1 }
const of422 = (code: string, connections = 1): Expected => ({ status: 422, code, connections })

/** Hosts that loopback stands for, each for one row, so that none is left alone for another's failures. */
const ANSWERING = ['28', '28b', '28c', '28d', '29', '33', '34', '35', '36drip', '36silent']
  .concat(['37', '38', '39', '40', '40b', '40c', '43', '44'])
  .map((row) => `u${row}.test`)

export const PUBLIC_NAMES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  ...Object.fromEntries(ANSWERING.map((name) => [name, [['127.0.0.1']]])),
  'u26.test': [['10.0.0.5']],
  'u26b.test': [['8.8.8.8', '10.0.0.1']],
  'u26c.test': [['::ffff:10.0.0.1']],
  'u27.test': [['127.0.0.1'], ['169.254.169.254']],
}

const LITERALS: readonly (readonly [Row, why: string, src: string])[] = [
  ['U1', 'loopback', 'http://127.0.0.1:ORIGIN/photo.png'],
  ['U2', 'loopback, short', 'http://127.1:ORIGIN/photo.png'],
  ['U3', 'loopback as one number', 'http://2130706433:ORIGIN/photo.png'],
  ['U4', 'loopback in hex, short', 'http://0x7f.1:ORIGIN/photo.png'],
  ['U5', 'loopback in octal', 'http://0177.0.0.1:ORIGIN/photo.png'],
  ['U6', 'this network', 'http://0:ORIGIN/photo.png'],
  ['U7', 'digits in circles', 'http://①②⑦.⓪.⓪.①:ORIGIN/photo.png'],
  ['U8', 'ideographic full stops', 'http://127。0。0。1:ORIGIN/photo.png'],
  ['U9', 'loopback, IPv6', 'http://[::1]:ORIGIN/photo.png'],
  ['U10', 'unspecified', 'http://[::]:ORIGIN/photo.png'],
  ['U11', 'IPv4-mapped', 'http://[::ffff:127.0.0.1]:ORIGIN/photo.png'],
  ['U12', 'IPv4-compatible', 'http://[::127.0.0.1]:ORIGIN/photo.png'],
  ['U13', 'IPv4-translated', 'http://[::ffff:0:7f00:1]:ORIGIN/photo.png'],
  ['U14', 'NAT64', 'http://[64:ff9b::7f00:1]:ORIGIN/photo.png'],
  ['U15', 'NAT64, local use', 'http://[64:ff9b:1::a9fe:a9fe]:ORIGIN/photo.png'],
  ['U16', '6to4', 'http://[2002:7f00:1::]:ORIGIN/photo.png'],
  ['U17', 'Teredo', 'http://[2001::80ff:fffe]:ORIGIN/photo.png'],
  ['U18', 'link local', 'http://[fe80::1]:ORIGIN/photo.png'],
  ['U19', 'unique local, metadata of a cloud', 'http://[fd00:ec2::254]:ORIGIN/photo.png'],
  ['U20', 'ISATAP', 'http://[2606:4700::5efe:a00:1]:ORIGIN/photo.png'],
  ['U21', 'metadata of a cloud', 'http://169.254.169.254/latest/meta-data/'],
  ['U22', 'the same as one number', 'http://2852039166/'],
  ['U23', 'metadata of another cloud', 'http://100.100.100.200/'],
  ['U24', 'Azure WireServer', 'http://168.63.129.16/'],
  ['U25', 'a name of this machine, with the dot of the root', 'http://localhost.:ORIGIN/x'],
  ['U25', 'a name of a cloud, with the dot of the root', 'http://metadata.google.internal./'],
  ['U26', 'a name with a private address', 'http://u26.test:ORIGIN/photo.png'],
  ['U26', 'a name with one private address of two', 'http://u26b.test:ORIGIN/photo.png'],
  ['U26', 'a name with a private address, mapped', 'http://u26c.test:ORIGIN/photo.png'],
]

const SCHEMES: readonly (readonly [src: string, Expected])[] = [
  ['file:///etc/passwd', WRONG_SCHEME],
  ['ftp://u39.test/x', WRONG_SCHEME],
  ['gopher://u39.test/', WRONG_SCHEME],
  ['javascript:alert(1)', WRONG_SCHEME],
  ['blob:https://u39.test/id', WRONG_SCHEME],
  // Without a scheme it is taken for a file of the server, which is not a client's to name.
  ['//u39.test/x', WRONG_SCHEME],
  ['http://', UNREADABLE],
  ['http://a b/', UNREADABLE],
  ['http://[fe80::1%25eth0]/', UNREADABLE],
]

/** 450 KB as base64, where the test allows a source 100 KB. */
const LARGE = 'A'.repeat(600_000)

export const HOSTILE_SOURCES: readonly HostileSource[] = [
  ...LITERALS.map(([row, why, src]) => ({ row, why, src, ...UNREACHABLE })),
  {
    ...{ row: 'U27', why: 'a name that turns private once it was judged' },
    ...{ src: 'http://u27.test:ORIGIN/photo.png', status: 200, connections: 1 },
  },
  { row: 'U28', why: 'to metadata', src: 'http://u28.test:ORIGIN/to-metadata', ...REDIRECTS },
  { row: 'U28', why: 'to a number', src: 'http://u28b.test:ORIGIN/to-decimal', ...REDIRECTS },
  { row: 'U28', why: 'to a file', src: 'http://u28c.test:ORIGIN/to-file', ...REDIRECTS },
  { row: 'U28', why: 'to user info', src: 'http://u28d.test:ORIGIN/to-user', ...REDIRECTS },
  {
    ...{ row: 'U29', why: 'a loop of redirects', src: 'http://u29.test:ORIGIN/loop' },
    ...{ ...REDIRECTS, connections: 4 },
  },
  ...SCHEMES.map(([src, expected]) => ({ row: 'U30' as const, why: src, src, ...expected })),
  {
    ...{ row: 'U31', why: 'user info', src: 'http://user:hunter2@u39.test/x', secret: 'hunter2' },
    ...UNREADABLE,
  },
  {
    // The only row whose ports are those of the defaults; see `ports` in `guarded-fetch.test.ts`.
    ...{ row: 'U32', why: 'the port of a database', src: 'http://10.0.0.1:6379/' },
    ...UNREACHABLE,
  },
  {
    ...{ row: 'U33', why: 'a body without an end', src: 'http://u33.test:ORIGIN/endless' },
    ...of422('source_too_large'),
  },
  {
    ...{ row: 'U34', why: 'a length that is a lie', src: 'http://u34.test:ORIGIN/lying' },
    ...of422('source_too_large'),
  },
  {
    ...{ row: 'U35', why: 'a bomb of 50 MB', src: 'http://u35.test:ORIGIN/gzip-bomb' },
    ...of422('source_too_large'),
  },
  {
    ...{ row: 'U35', why: 'gzip in gzip', src: 'http://u35.test:ORIGIN/chain' },
    ...of422('source_encoding'),
  },
  {
    ...{ row: 'U35', why: 'zstd', src: 'http://u35.test:ORIGIN/zstd' },
    ...of422('source_encoding'),
  },
  {
    ...{ row: 'U36', why: 'a byte now and then', src: 'http://u36drip.test:ORIGIN/drip' },
    ...{ status: 504, code: 'source_timeout', connections: 1 },
  },
  {
    ...{ row: 'U36', why: 'no answer at all', src: 'http://u36silent.test:ORIGIN/silent' },
    ...{ status: 504, code: 'source_timeout', connections: 1 },
  },
  {
    // The list calls it `source_truncated`; what is missing bytes is damaged.
    ...{ row: 'U37', why: 'a body that was cut off', src: 'http://u37.test:ORIGIN/cut' },
    ...of422('source_corrupt'),
  },
  {
    ...{ row: 'U38', why: '60 KB of header', src: 'http://u38.test:ORIGIN/huge-header' },
    ...{ ...UNREACHABLE, connections: 1 },
  },
  ...[401, 403, 404, 410].map((status) => ({
    row: 'U39' as const,
    why: `its status ${status}, which is none of ours`,
    src: `http://u39.test:ORIGIN/status/${status}`,
    ...STATUS,
  })),
  ...[500, 503].map((status) => ({
    row: 'U40' as const,
    why: `its status ${status}`,
    src: `http://u40.test:ORIGIN/status/${status}`,
    ...{ ...UNREACHABLE, connections: 1 },
  })),
  { row: 'U40', why: 'nobody listens', src: 'http://u40b.test:CLOSED/', ...UNREACHABLE },
  { row: 'U40', why: 'an unknown name', src: 'http://unknown.test:ORIGIN/', ...UNREACHABLE },
  {
    ...{ row: 'U41', why: 'a data: URL over the limit', src: `data:image/png;base64,${LARGE}` },
    ...of422('source_too_large', 0),
  },
  {
    ...{ row: 'U41', why: 'damaged base64', src: 'data:image/png;base64,*not base64*' },
    ...of422('source_corrupt', 0),
  },
  {
    ...{ row: 'U41', why: 'a page', src: 'data:text/html,<p>hello' },
    ...of422('source_not_image', 0),
  },
  {
    // The list has a code of its own, `url_too_long`.
    ...{ row: 'U45', why: '8,193 characters', src: `http://u39.test/${'a'.repeat(8_177)}` },
    ...UNREADABLE,
  },
]
