/** Headers that tell of the page around an image. */
export type HostHeaders = {
  readonly origin?: string | undefined
  readonly referer?: string | undefined
}

/** The list that the cases are judged by. */
export const ALLOWED_HOSTS = [
  'example.com',
  '*.app.example.com',
  'https://secure.example.org',
  'localhost:3000',
  'bücher.example',
  '[2001:db8::1]',
  '203.0.113.7',
] as const

const from = (...referers: readonly string[]): readonly HostHeaders[] =>
  referers.map((referer) => ({ referer }))
const origins = (...values: readonly string[]): readonly HostHeaders[] =>
  values.map((origin) => ({ origin }))

export const EXAMPLE = 'https://example.com/'
export const EVIL = 'https://evil.net/'

/** Requests, and whether they may pass: `allow`, or the code of the refusal. */
export const HOST_CASES: readonly (readonly [
  why: string,
  requests: readonly HostHeaders[],
  outcome: string,
])[] = [
  [
    'H1: the bare host, either scheme, any path',
    from(EXAMPLE, 'https://example.com', 'http://example.com/blog?x=1'),
    'allow',
  ],
  [
    'H2: capitals in scheme and host',
    from('https://EXAMPLE.com/', 'HTTPS://example.com/'),
    'allow',
  ],
  ['H3: the dot of the DNS root', from('https://example.com./'), 'allow'],
  ['H4: two dots', from('https://example.com../'), 'source_malformed'],
  ['H5: a bare rule takes any port', from('https://example.com:8443/'), 'allow'],
  [
    'H6: a bare rule takes no sub-domain, not even www',
    from('https://www.example.com/'),
    'host_not_allowed',
  ],
  [
    'H7: names that begin or end like ours',
    from('https://evilexample.com/', 'https://example.com.evil.net/'),
    'host_not_allowed',
  ],
  [
    'H8: our name in path, query or fragment',
    from(
      'https://evil.net/?u=https://example.com/',
      'https://evil.net/example.com',
      'https://evil.net#example.com',
    ),
    'host_not_allowed',
  ],
  [
    'H9: our name as a user, or an empty user',
    from(
      'https://example.com@evil.net/',
      'https://example.com:x@evil.net/',
      'https://@example.com/',
    ),
    'source_malformed',
  ],
  [
    'H10: backslashes, which URL parsers take for slashes',
    from('https://evil.net\\@example.com/', 'https://evil.net\\.example.com/'),
    'source_malformed',
  ],
  [
    'H11: percent escapes in the host',
    from(
      'https://example.com%2eevil.net/',
      'https://example.com%00.evil.net/',
      'https://ex%61mple.com/',
    ),
    'source_malformed',
  ],
  [
    'H12: sub-domains of a wildcard, at any depth',
    from('https://a.app.example.com/', 'https://a.b.app.example.com/'),
    'allow',
  ],
  [
    'H13: the name of a wildcard itself, and one that ends like it',
    from('https://app.example.com/', 'https://xapp.example.com/'),
    'host_not_allowed',
  ],
  ['H13: an empty label before it', from('https://.app.example.com/'), 'source_malformed'],
  [
    'H14: an exact origin, its port written or not',
    from('https://secure.example.org/', 'https://secure.example.org:443/'),
    'allow',
  ],
  [
    'H15: another scheme or port than the exact origin',
    from('http://secure.example.org/', 'https://secure.example.org:8443/'),
    'host_not_allowed',
  ],
  ['H16: host and port', from('http://localhost:3000/x'), 'allow'],
  [
    'H17: another port, another name of the same machine',
    from(
      'http://localhost/',
      'http://localhost:3001/',
      'http://127.0.0.1:3000/',
      'http://127.0.0.1.evil.net/',
    ),
    'host_not_allowed',
  ],
  ['H18: punycode, as browsers send it', from('https://xn--bcher-kva.example/'), 'allow'],
  [
    'H19: raw or mangled Unicode, which browsers never send',
    from(
      'https://bücher.example/',
      'https://B\u00dcCHER.example/',
      'https://b\u00c3\u00bccher.example/',
    ),
    'source_malformed',
  ],
  [
    'H20: Cyrillic, ideographic and full-width lookalikes',
    from('https://ex\u0430mple.com/', 'https://example\u3002com/', 'https://\uff45xample.com/'),
    'source_malformed',
  ],
  ['H21: an IPv6 address', from('http://[2001:db8::1]/'), 'allow'],
  [
    'H22: the same address written otherwise',
    from('http://[2001:DB8:0:0:0:0:0:1]:8080/'),
    'source_malformed',
  ],
  ['H22: another address', from('http://[2001:db8::2]/'), 'host_not_allowed'],
  ['H23: an IPv4 address', from('http://203.0.113.7/'), 'allow'],
  [
    'H24: the same address written otherwise',
    from('http://3405803783/', 'http://0xcb.0.113.7/'),
    'source_malformed',
  ],
  ['H25: an Origin', origins('https://example.com'), 'allow'],
  [
    'H26: an Origin with a path',
    origins('https://example.com/', 'https://example.com?x', 'https://example.com#x'),
    'source_malformed',
  ],
  ['H26: NULL in capitals', origins('NULL'), 'source_malformed'],
  [
    'H26: two Origins in one or two headers',
    origins(
      'https://example.com, https://evil.net',
      'https://example.com https://evil.net',
      'https://example.com,https://evil.net',
    ),
    'source_malformed',
  ],
  ['H27: Origin null alone', origins('null'), 'source_missing'],
  [
    'H27: Origin null and an unlisted Referer',
    [{ origin: 'null', referer: EVIL }],
    'host_not_allowed',
  ],
  ['a Referer of null, which no browser sends', from('null'), 'source_malformed'],
  ['H28: Origin null and a listed Referer', [{ origin: 'null', referer: EXAMPLE }], 'allow'],
  [
    'H29: one listed and one not',
    [
      { origin: 'https://evil.net', referer: EXAMPLE },
      { origin: 'https://example.com', referer: EVIL },
    ],
    'host_not_allowed',
  ],
  [
    'H30: both listed, by different rules',
    [{ origin: 'https://example.com', referer: 'https://x.app.example.com/' }],
    'allow',
  ],
  [
    'H31: nothing, or nothing in it',
    [{}, { referer: '' }, { origin: '', referer: '' }],
    'source_missing',
  ],
  [
    'H32: schemes that are no pages of the web',
    from(
      'about:blank',
      'android-app://com.example/',
      'file:///C:/x.html',
      'javascript:alert(1)//https://example.com/',
    ),
    'source_malformed',
  ],
  [
    'H33: no URL, or one that only a lenient parser takes',
    from(
      '//example.com/',
      'example.com',
      '/relative',
      'https:example.com',
      'https:///example.com/',
      ' https://example.com/',
      'https://exa\tmple.com/',
    ),
    'source_malformed',
  ],
  [
    'H33: line breaks',
    from('https://example.com/\r\n', 'https://example.com\n.evil.net/'),
    'source_malformed',
  ],
  [
    'H36: a style sheet that asks for a background',
    from('https://cdn.assets.net/site.css'),
    'host_not_allowed',
  ],
  [
    'two Referers in one header',
    from('https://example.com/, https://evil.net/'),
    'source_malformed',
  ],
  [
    'one that cannot be read beside one that is listed',
    [
      { origin: 'nonsense', referer: EXAMPLE },
      { origin: 'https://example.com', referer: 'nonsense' },
    ],
    'source_malformed',
  ],
  [
    'a path with letters beyond ASCII, which says nothing of the host',
    from('https://example.com/b\u00fccher'),
    'allow',
  ],
  ['a port of nothing', from('https://example.com:/'), 'source_malformed'],
  ['a port with zeros before it', from('https://example.com:08443/'), 'source_malformed'],
  [
    'a port that is none',
    from('https://example.com:99999/', 'https://example.com:0x50/'),
    'source_malformed',
  ],
  [
    'the default port of the other scheme',
    from('http://secure.example.org:443/'),
    'host_not_allowed',
  ],
  [
    'more than any browser sends',
    from(`https://example.com/${'a'.repeat(8192)}`),
    'source_malformed',
  ],
]
