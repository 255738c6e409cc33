import type { RequestListener } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** Made beforehand, since that takes longer than some tests wait. */
const BOMB = gzipSync(Buffer.alloc(50e6), { level: 1 })

/** What a well-meant path serves. */
export const PICTURE = Buffer.from('as good as a picture')

const redirectTo =
  (location: string): RequestListener =>
  (_request, response) =>
    void response.writeHead(302, { location }).end()

/** Paths of an origin that means harm, and of one that does not. */
export const HOSTILE_ANSWERS: Readonly<Record<string, RequestListener>> = {
  '/ok': (_request, response) => void response.end(PICTURE),
  '/moved': redirectTo('/ok'),
  '/moved-thrice': redirectTo('/moved-twice'),
  '/moved-twice': redirectTo('/moved'),
  '/to-metadata': redirectTo('http://169.254.169.254/latest/meta-data/'),
  '/to-decimal': redirectTo('http://2852039166/'),
  '/to-file': redirectTo('file:///etc/passwd'),
  '/to-user': redirectTo('http://user:secret@origin.test/ok'),
  '/to-private-name': redirectTo('http://private.test/ok'),
  '/loop': redirectTo('/loop'),
  '/no-location': (_request, response) => void response.writeHead(302).end(),
  '/endless': (_request, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(65_536)));
    }
    response.on('drain', more)
    more()
  },
  '/lying': (_request, response) =>
    void response.writeHead(200, { 'content-length': '999999999' }).write('x'),
  '/gzip': (_request, response) =>
    void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(PICTURE)),
  '/brotli': (_request, response) =>
    void response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(PICTURE)),
  '/gzip-bomb': (_request, response) =>
    void response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB),
  '/gzip-of-nothing': (_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' })
    // Empty members unpack to nothing, for ever.
    const members = Buffer.concat(Array.from({ length: 3_000 }, () => gzipSync('')))
    const more = () => {
      while (response.write(members));
    }
    response.on('drain', more)
    more()
  },
  '/gzip-cut': (_request, response) =>
    void response
      .writeHead(200, { 'content-encoding': 'gzip' })
      .end(gzipSync(PICTURE).subarray(0, 20)),
  '/chain': (_request, response) =>
    void response
      .writeHead(200, { 'content-encoding': 'gzip, gzip' })
      .end(gzipSync(gzipSync(PICTURE))),
  '/zstd': (_request, response) =>
    void response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'),
  '/drip': (_request, response) => {
    const timer = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(timer))
  },
  '/silent': () => undefined,
  '/cut': (_request, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('abc', () => response.destroy())
  },
  '/huge-header': (_request, response) =>
    void response.writeHead(200, { 'x-much': 'a'.repeat(60_000) }).end('x'),
  '/empty': (_request, response) => void response.end(),
  ...Object.fromEntries(
    [204, 206, 401, 403, 404, 410, 500, 503].map((status): [string, RequestListener] => [
      `/status/${status}`,
      (_request, response) => void response.writeHead(status).end(),
    ]),
  ),
}
