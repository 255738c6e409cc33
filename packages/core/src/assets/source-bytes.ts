import { isPlatenError, PlatenError } from '../foundation/errors.ts'
import type { AllowedPlaces } from '../overrides/allowed-places.ts'
import type { AssetRecord, StoredAsset } from '../ports/asset-record.ts'
import { parseDataUrl } from './data-url.ts'
import { tooLarge } from './fetch/read-body.ts'
import { type FileSourceOptions, openFileSource } from './file-source.ts'
import type { NetworkReader } from './network-reader.ts'
import type { SourceAddress } from './source-url.ts'

/** The part of an `AssetStore` that sources are read with. */
export interface AssetReader {
  find(...asked: AssetCall): Promise<Pick<AssetRecord, 'digest' | 'sizeBytes'> | undefined>
  readContent(...asked: AssetCall): Promise<Pick<StoredAsset, 'bytes'> | undefined>
}

export type AssetCall = [orgId: string, id: string, signal: AbortSignal]

/** Where sources may come from. */
export interface SourceOrigins {
  readonly assets: AssetReader | undefined
  readonly files: FileSourceOptions | undefined
  /** Absent: nothing is fetched. */
  readonly network: NetworkReader | undefined
}

/** In whose name a source is read, and until when. */
export interface SourceRequest {
  /** Whose assets `asset:ID` means. */
  readonly orgId: string
  readonly signal: AbortSignal
  /** Where an address of the network may lead, redirects included; absent: anywhere that is public. */
  readonly places?: AllowedPlaces | undefined
}

export interface ReadSourceRequest extends SourceRequest {
  readonly maxBytes: number
}

/** A source whose content is named but not yet read. */
export interface OpenSource {
  /** Names this content and no other; `undefined` when that is not known, so it is not to be kept. */
  readonly key: string | undefined
  /** May be called once. */
  read(): Promise<Uint8Array>
  close(): Promise<void>
}

type OpenerOf<Type extends SourceAddress['type']> = (
  address: Extract<SourceAddress, { readonly type: Type }>,
  origins: SourceOrigins,
  request: ReadSourceRequest,
) => Promise<OpenSource>

const nothingToClose = async () => undefined

const openData: OpenerOf<'data'> = async ({ dataUrl }, _origins, { maxBytes }) => ({
  key: dataUrl,
  read: async () => parseDataUrl(dataUrl, maxBytes),
  close: nothingToClose,
})

const openAsset: OpenerOf<'asset'> = async ({ id }, { assets }, { orgId, maxBytes, signal }) => {
  if (assets === undefined) {
    throw new PlatenError(
      'source_scheme',
      `"asset:${id}" cannot be read: no asset store was given as "assets".`,
    )
  }
  const info = await fromStore(id, () => assets.find(orgId, id, signal), signal)
  if (info.sizeBytes > maxBytes) throw tooLarge(maxBytes)
  return {
    // Not by content alone: whether another organisation has the same file is not to be felt.
    key: `asset:${info.digest}:${orgId}`,
    read: async () =>
      (await fromStore(id, () => assets.readContent(orgId, id, signal), signal)).bytes,
    close: nothingToClose,
  }
}

const openFile: OpenerOf<'file'> = async ({ path }, { files }, { maxBytes }) => {
  if (files === undefined) {
    throw new PlatenError(
      'source_scheme',
      'File paths are not allowed as sources; give "files.root", a folder below which they may be read.',
    )
  }
  const { file, version, sizeBytes } = await openFileSource(path, files)
  return {
    key: `file:${version}`,
    read: async () => {
      if (sizeBytes > maxBytes) throw tooLarge(maxBytes)
      const bytes = new Uint8Array(sizeBytes)
      const { bytesRead } = await file.read(bytes, 0, sizeBytes, 0)
      return bytes.subarray(0, bytesRead)
    },
    close: () => file.close(),
  }
}

const openNetwork: OpenerOf<'network'> = async ({ url }, { network }, request) => {
  if (network === undefined) {
    throw new PlatenError('source_scheme', 'Sources are not fetched from the network here.')
  }
  const { orgId, maxBytes, signal, places = [] } = request
  const read = () => network.read(url, { orgId, maxBytes, signal, places })
  return { key: undefined, read, close: nothingToClose }
}

const OPENERS: { readonly [Type in SourceAddress['type']]: OpenerOf<Type> } = {
  data: openData,
  asset: openAsset,
  file: openFile,
  network: openNetwork,
}

/** Finds a source and says which content it has now; whoever opens it closes it. */
export function openSource<Type extends SourceAddress['type']>(
  address: Extract<SourceAddress, { readonly type: Type }>,
  origins: SourceOrigins,
  request: ReadSourceRequest,
): Promise<OpenSource> {
  const open: OpenerOf<Type> = OPENERS[address.type]
  return open(address, origins, request)
}

/** Failures of the store are not the caller's, and may say where it stands. */
async function fromStore<T>(
  id: string,
  ask: () => Promise<T | undefined>,
  signal: AbortSignal,
): Promise<T> {
  let found: T | undefined
  try {
    found = await ask()
  } catch (cause) {
    signal.throwIfAborted()
    if (isPlatenError(cause)) throw cause
    throw new PlatenError('source_unreachable', `"asset:${id}" could not be read.`, { cause })
  }
  if (found === undefined) {
    throw new PlatenError('source_not_found', `There is no asset "${id}".`)
  }
  return found
}
