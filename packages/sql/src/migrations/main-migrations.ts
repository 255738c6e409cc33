import type { Migration } from './migration.ts'

/**
 * Lists are ordered by `created_at`, then `id`, so each index that serves one ends with these.
 * `STRICT` tables keep what their columns say and nothing else. https://sqlite.org/stricttables.html
 */
const FIRST: Migration = {
  name: 'first',
  statements: [
    `CREATE TABLE settings (
      org_id TEXT PRIMARY KEY,
      allowed_hosts TEXT NOT NULL,
      keys_may_manage_keys INTEGER NOT NULL,
      cache_mode TEXT NOT NULL,
      plan TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE members (
      org_id TEXT NOT NULL,
      user_id TEXT NOT NULL,
      role TEXT NOT NULL,
      email TEXT,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      PRIMARY KEY (org_id, user_id)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX members_by_age ON members (org_id, created_at, user_id)',
    `CREATE TABLE api_keys (
      id TEXT PRIMARY KEY,
      org_id TEXT NOT NULL,
      type TEXT NOT NULL,
      name TEXT NOT NULL,
      prefix TEXT NOT NULL,
      start TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE,
      hash_version TEXT NOT NULL,
      created_by TEXT NOT NULL,
      template_ids TEXT,
      allowed_hosts TEXT,
      ip_allow TEXT,
      rate_limit TEXT,
      expires_at INTEGER,
      revoked_at INTEGER,
      revoked_by TEXT,
      revoke_reason TEXT,
      grace_until INTEGER,
      replaces_id TEXT,
      replaced_by_id TEXT,
      last_used_at INTEGER,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      metadata TEXT
    ) STRICT`,
    'CREATE INDEX api_keys_by_age ON api_keys (org_id, created_at, id)',
    'CREATE INDEX api_keys_by_creator ON api_keys (org_id, created_by, created_at, id)',
    `CREATE TABLE signing_keys (
      id TEXT PRIMARY KEY,
      org_id TEXT NOT NULL,
      secret BLOB NOT NULL,
      created_by TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      revoked_at INTEGER
    ) STRICT`,
    'CREATE INDEX signing_keys_by_age ON signing_keys (org_id, created_at, id)',
    `CREATE TABLE templates (
      id TEXT NOT NULL,
      org_id TEXT NOT NULL,
      slug TEXT NOT NULL,
      name TEXT NOT NULL,
      draft_updated_at INTEGER NOT NULL,
      current_version INTEGER,
      created_by TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      PRIMARY KEY (org_id, id),
      UNIQUE (org_id, slug)
    ) STRICT`,
    'CREATE INDEX templates_by_age ON templates (org_id, created_at, id)',
    'CREATE INDEX templates_by_creator ON templates (org_id, created_by, created_at, id)',
    `CREATE TABLE template_drafts (
      org_id TEXT NOT NULL,
      template_id TEXT NOT NULL,
      document TEXT NOT NULL,
      PRIMARY KEY (org_id, template_id),
      FOREIGN KEY (org_id, template_id) REFERENCES templates (org_id, id) ON DELETE CASCADE
    ) STRICT`,
    `CREATE TABLE template_versions (
      org_id TEXT NOT NULL,
      template_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      digest TEXT NOT NULL,
      created_by TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      document TEXT NOT NULL,
      PRIMARY KEY (org_id, template_id, version),
      FOREIGN KEY (org_id, template_id) REFERENCES templates (org_id, id) ON DELETE CASCADE
    ) STRICT`,
    `CREATE TABLE assets (
      id TEXT NOT NULL,
      org_id TEXT NOT NULL,
      media_type TEXT NOT NULL,
      size_bytes INTEGER NOT NULL,
      digest TEXT NOT NULL,
      width INTEGER,
      height INTEGER,
      file_name TEXT,
      created_by TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      PRIMARY KEY (org_id, id)
    ) STRICT`,
    'CREATE INDEX assets_by_age ON assets (org_id, created_at, id)',
    'CREATE INDEX assets_by_creator ON assets (org_id, created_by, created_at, id)',
    `CREATE TABLE asset_contents (
      org_id TEXT NOT NULL,
      asset_id TEXT NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (org_id, asset_id),
      FOREIGN KEY (org_id, asset_id) REFERENCES assets (org_id, id) ON DELETE CASCADE
    ) STRICT`,
    `CREATE TABLE audit_events (
      id TEXT NOT NULL,
      org_id TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      event TEXT NOT NULL,
      status TEXT NOT NULL,
      actor TEXT NOT NULL,
      actor_id TEXT,
      metadata TEXT NOT NULL,
      PRIMARY KEY (org_id, id)
    ) STRICT`,
    'CREATE INDEX audit_events_by_age ON audit_events (org_id, created_at, id)',
    'CREATE INDEX audit_events_by_actor ON audit_events (org_id, actor_id, created_at, id)',
    'CREATE INDEX audit_events_by_event ON audit_events (org_id, event, created_at, id)',
    `CREATE TABLE renders (
      id TEXT NOT NULL,
      org_id TEXT NOT NULL,
      template_id TEXT NOT NULL,
      version INTEGER,
      template_digest TEXT NOT NULL,
      status TEXT NOT NULL,
      source TEXT NOT NULL,
      format TEXT NOT NULL,
      order_json TEXT NOT NULL,
      receipt_json TEXT,
      error TEXT,
      outputs TEXT NOT NULL,
      metadata TEXT,
      created_by TEXT NOT NULL,
      key_id TEXT,
      created_at INTEGER NOT NULL,
      completed_at INTEGER,
      duration_ms REAL,
      size_bytes INTEGER,
      hits INTEGER NOT NULL,
      attempt INTEGER NOT NULL,
      PRIMARY KEY (org_id, id)
    ) STRICT`,
    'CREATE INDEX renders_by_age ON renders (org_id, created_at, id)',
    'CREATE INDEX renders_by_template ON renders (org_id, template_id, created_at, id)',
    'CREATE INDEX renders_by_creator ON renders (org_id, created_by, created_at, id)',
    'CREATE INDEX renders_by_status ON renders (org_id, status, created_at, id)',
    `CREATE TABLE usage_counts (
      org_id TEXT NOT NULL,
      day TEXT NOT NULL,
      class TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (org_id, day, class)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE refused_hosts (
      org_id TEXT NOT NULL,
      host TEXT NOT NULL,
      count INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      place INTEGER NOT NULL,
      PRIMARY KEY (org_id, host)
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX refused_hosts_by_place ON refused_hosts (org_id, place)',
    `CREATE TABLE idempotent_requests (
      key_digest TEXT PRIMARY KEY,
      token TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      lease_until INTEGER,
      keep_until INTEGER NOT NULL,
      cost_bytes INTEGER NOT NULL,
      answer_json TEXT
    ) STRICT`,
    'CREATE INDEX idempotent_requests_by_end ON idempotent_requests (keep_until, cost_bytes)',
    `CREATE TABLE render_jobs (
      id TEXT PRIMARY KEY,
      org_id TEXT NOT NULL,
      place INTEGER NOT NULL UNIQUE,
      attempt INTEGER NOT NULL,
      held_until INTEGER,
      is_claimed INTEGER NOT NULL
    ) STRICT`,
    'CREATE INDEX render_jobs_by_organisation ON render_jobs (org_id)',
    'CREATE INDEX render_jobs_that_wait ON render_jobs (org_id, place) WHERE held_until IS NULL',
    'CREATE INDEX render_jobs_that_are_held ON render_jobs (held_until) WHERE held_until IS NOT NULL',
    `CREATE TABLE queue_turns (
      org_id TEXT PRIMARY KEY,
      turn INTEGER NOT NULL UNIQUE
    ) STRICT`,
  ],
}

/** Where claims do not wait for each other, two may give the same turn. */
const EQUAL_TURNS: Migration = {
  name: 'equal turns',
  statements: [
    'CREATE TABLE turns (org_id TEXT PRIMARY KEY, turn INTEGER NOT NULL) STRICT',
    'INSERT INTO turns (org_id, turn) SELECT org_id, turn FROM queue_turns',
    'DROP TABLE queue_turns',
    'ALTER TABLE turns RENAME TO queue_turns',
    'CREATE INDEX queue_turns_in_order ON queue_turns (turn)',
  ],
}

export const MAIN_MIGRATIONS: readonly Migration[] = [FIRST, EQUAL_TURNS]
