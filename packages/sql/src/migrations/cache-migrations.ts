import type { Migration } from './migration.ts'

const FIRST: Migration = {
  name: 'first',
  statements: [
    `CREATE TABLE images (
      key TEXT PRIMARY KEY,
      org_id TEXT NOT NULL,
      template_id TEXT NOT NULL,
      media_type TEXT NOT NULL,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      etag TEXT NOT NULL,
      receipt_json TEXT NOT NULL,
      render_id TEXT NOT NULL,
      expires_at INTEGER NOT NULL,
      cost_bytes INTEGER NOT NULL,
      used_at INTEGER NOT NULL,
      stamp TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX images_by_template ON images (org_id, template_id)',
    // Holds the cost too, so that making room reads no image.
    'CREATE INDEX images_by_use ON images (used_at, cost_bytes)',
    // Apart: an update writes a whole row again, and these are half a megabyte each.
    `CREATE TABLE image_contents (
      key TEXT PRIMARY KEY REFERENCES images (key) ON DELETE CASCADE,
      bytes BLOB NOT NULL
    ) STRICT`,
    `CREATE TABLE rate_windows (
      key_digest TEXT PRIMARY KEY,
      start_ms INTEGER NOT NULL,
      count INTEGER NOT NULL,
      previous_count INTEGER NOT NULL,
      ends_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX rate_windows_by_end ON rate_windows (ends_at)',
  ],
}

export const CACHE_MIGRATIONS: readonly Migration[] = [FIRST]
