-- A database as schema 1 wrote it, with what people have in theirs: keys of every type and both digests,
-- a signing key, members, a template. Never change it: it stands for files that nobody can rewrite.
CREATE TABLE platen_migrations (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL
);
CREATE TABLE settings (
  org_id TEXT PRIMARY KEY,
  allowed_hosts TEXT NOT NULL,
  keys_may_manage_keys INTEGER NOT NULL,
  cache_mode TEXT NOT NULL,
  plan TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE members (
  org_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  role TEXT NOT NULL,
  email TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (org_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_age ON members (org_id, created_at, user_id);
CREATE TABLE api_keys (
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
) STRICT;
CREATE INDEX api_keys_by_age ON api_keys (org_id, created_at, id);
CREATE INDEX api_keys_by_creator ON api_keys (org_id, created_by, created_at, id);
CREATE TABLE signing_keys (
  id TEXT PRIMARY KEY,
  org_id TEXT NOT NULL,
  secret BLOB NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
CREATE INDEX signing_keys_by_age ON signing_keys (org_id, created_at, id);
CREATE TABLE templates (
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
) STRICT;
CREATE INDEX templates_by_age ON templates (org_id, created_at, id);
CREATE INDEX templates_by_creator ON templates (org_id, created_by, created_at, id);
CREATE TABLE template_drafts (
  org_id TEXT NOT NULL,
  template_id TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (org_id, template_id),
  FOREIGN KEY (org_id, template_id) REFERENCES templates (org_id, id) ON DELETE CASCADE
) STRICT;
CREATE TABLE template_versions (
  org_id TEXT NOT NULL,
  template_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  digest TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (org_id, template_id, version),
  FOREIGN KEY (org_id, template_id) REFERENCES templates (org_id, id) ON DELETE CASCADE
) STRICT;
CREATE TABLE assets (
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
) STRICT;
CREATE INDEX assets_by_age ON assets (org_id, created_at, id);
CREATE INDEX assets_by_creator ON assets (org_id, created_by, created_at, id);
CREATE TABLE asset_contents (
  org_id TEXT NOT NULL,
  asset_id TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (org_id, asset_id),
  FOREIGN KEY (org_id, asset_id) REFERENCES assets (org_id, id) ON DELETE CASCADE
) STRICT;
CREATE TABLE audit_events (
  id TEXT NOT NULL,
  org_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  event TEXT NOT NULL,
  status TEXT NOT NULL,
  actor TEXT NOT NULL,
  actor_id TEXT,
  metadata TEXT NOT NULL,
  PRIMARY KEY (org_id, id)
) STRICT;
CREATE INDEX audit_events_by_age ON audit_events (org_id, created_at, id);
CREATE INDEX audit_events_by_actor ON audit_events (org_id, actor_id, created_at, id);
CREATE INDEX audit_events_by_event ON audit_events (org_id, event, created_at, id);
CREATE TABLE renders (
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
) STRICT;
CREATE INDEX renders_by_age ON renders (org_id, created_at, id);
CREATE INDEX renders_by_template ON renders (org_id, template_id, created_at, id);
CREATE INDEX renders_by_creator ON renders (org_id, created_by, created_at, id);
CREATE INDEX renders_by_status ON renders (org_id, status, created_at, id);
CREATE TABLE usage_counts (
  org_id TEXT NOT NULL,
  day TEXT NOT NULL,
  class TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (org_id, day, class)
) STRICT, WITHOUT ROWID;
CREATE TABLE refused_hosts (
  org_id TEXT NOT NULL,
  host TEXT NOT NULL,
  count INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (org_id, host)
) STRICT, WITHOUT ROWID;
CREATE INDEX refused_hosts_by_place ON refused_hosts (org_id, place);
CREATE TABLE idempotent_requests (
  key_digest TEXT PRIMARY KEY,
  token TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  lease_until INTEGER,
  keep_until INTEGER NOT NULL,
  cost_bytes INTEGER NOT NULL,
  answer_json TEXT
) STRICT;
CREATE INDEX idempotent_requests_by_end ON idempotent_requests (keep_until, cost_bytes);
CREATE TABLE render_jobs (
  id TEXT PRIMARY KEY,
  org_id TEXT NOT NULL,
  place INTEGER NOT NULL UNIQUE,
  attempt INTEGER NOT NULL,
  held_until INTEGER,
  is_claimed INTEGER NOT NULL
) STRICT;
CREATE INDEX render_jobs_by_organisation ON render_jobs (org_id);
CREATE INDEX render_jobs_that_wait ON render_jobs (org_id, place) WHERE held_until IS NULL;
CREATE INDEX render_jobs_that_are_held ON render_jobs (held_until) WHERE held_until IS NOT NULL;
CREATE TABLE queue_turns (
  org_id TEXT PRIMARY KEY,
  turn INTEGER NOT NULL UNIQUE
) STRICT;
INSERT INTO templates (id, org_id, slug, name, draft_updated_at, current_version, created_by, created_at, updated_at, revision) VALUES ('tmpl_nfk7itfmm5ac4r9p8e0pivbhl0', 'default', 'card', 'card', 1793491201000, 1, 'ada', 1793491201000, 1793491201000, 1);
INSERT INTO templates (id, org_id, slug, name, draft_updated_at, current_version, created_by, created_at, updated_at, revision) VALUES ('tmpl_apm6gomjriatcv5d8fh2ni5tgl', 'default', 'other', 'other', 1793491202000, 1, 'ada', 1793491202000, 1793491202000, 1);
INSERT INTO api_keys (id, org_id, type, name, prefix, start, hash, hash_version, created_by, template_ids, allowed_hosts, ip_allow, rate_limit, expires_at, revoked_at, revoked_by, revoke_reason, grace_until, replaces_id, replaced_by_id, last_used_at, created_at, updated_at, metadata) VALUES ('key_00000000000000000000000001', 'default', 'master', 'master', 'rs_live_', 'rs_live_1111', 'ccd1197d5a9e32050a88475ffa6191f2d2329adf5f0d10efdc91006c859ac3d0', 's1', 'ada', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1793491204000, 1793491204000, '{"team":"web"}');
INSERT INTO api_keys (id, org_id, type, name, prefix, start, hash, hash_version, created_by, template_ids, allowed_hosts, ip_allow, rate_limit, expires_at, revoked_at, revoked_by, revoke_reason, grace_until, replaces_id, replaced_by_id, last_used_at, created_at, updated_at, metadata) VALUES ('key_00000000000000000000000002', 'default', 'project', 'project', 'rs_live_', 'rs_live_2222', '2397d4c63bfcd8869a0f5191e9442a5480313124eb445af75246d9a4f5c03b28', 's1', 'ada', '["tmpl_nfk7itfmm5ac4r9p8e0pivbhl0"]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1793491205000, 1793491205000, NULL);
INSERT INTO api_keys (id, org_id, type, name, prefix, start, hash, hash_version, created_by, template_ids, allowed_hosts, ip_allow, rate_limit, expires_at, revoked_at, revoked_by, revoke_reason, grace_until, replaces_id, replaced_by_id, last_used_at, created_at, updated_at, metadata) VALUES ('key_00000000000000000000000003', 'default', 'read_only', 'read_only', 'rs_live_', 'rs_live_3333', '0e54a4466b5bc94d23316ac85d93e70e45486f130a61889c793f4d65e3f7a7bf', 's1', 'bob', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1793491206000, 1793491206000, NULL);
INSERT INTO api_keys (id, org_id, type, name, prefix, start, hash, hash_version, created_by, template_ids, allowed_hosts, ip_allow, rate_limit, expires_at, revoked_at, revoked_by, revoke_reason, grace_until, replaces_id, replaced_by_id, last_used_at, created_at, updated_at, metadata) VALUES ('key_00000000000000000000000004', 'default', 'get', 'get', 'rs_get_', 'rs_get_4444', 'a1aa979aad46b483ff1c1bf504a45e31c379adef7bea2ed34c9569f2d9012374', 's1', 'ada', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1793491207000, 1793491207000, NULL);
INSERT INTO api_keys (id, org_id, type, name, prefix, start, hash, hash_version, created_by, template_ids, allowed_hosts, ip_allow, rate_limit, expires_at, revoked_at, revoked_by, revoke_reason, grace_until, replaces_id, replaced_by_id, last_used_at, created_at, updated_at, metadata) VALUES ('key_00000000000000000000000005', 'default', 'master', 'peppered', 'rs_live_', 'rs_live_5555', '0bc8c53fd35c890ce3fb4b1acddc9d19b4fbd4cd18e31e4b6c39038ec0a4e57f', 'h1', 'ada', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1793491208000, 1793491208000, NULL);
INSERT INTO api_keys (id, org_id, type, name, prefix, start, hash, hash_version, created_by, template_ids, allowed_hosts, ip_allow, rate_limit, expires_at, revoked_at, revoked_by, revoke_reason, grace_until, replaces_id, replaced_by_id, last_used_at, created_at, updated_at, metadata) VALUES ('key_00000000000000000000000006', 'default', 'master', 'revoked', 'rs_live_', 'rs_live_6666', '15915cbbbbd6442febb75595c6ecc9febf197ac4250a58feddce844b2eabad20', 's1', 'ada', NULL, NULL, NULL, NULL, NULL, 1793491208000, 'ada', 'manual', NULL, NULL, NULL, NULL, 1793491209000, 1793491209000, NULL);
INSERT INTO api_keys (id, org_id, type, name, prefix, start, hash, hash_version, created_by, template_ids, allowed_hosts, ip_allow, rate_limit, expires_at, revoked_at, revoked_by, revoke_reason, grace_until, replaces_id, replaced_by_id, last_used_at, created_at, updated_at, metadata) VALUES ('key_00000000000000000000000007', 'default', 'master', 'expired', 'rs_live_', 'rs_live_7777', '2386969829899b64429db9de01dcb9844f4b043a8979dd4bfe715a12f2cf3fc5', 's1', 'ada', NULL, NULL, NULL, NULL, 1793491269000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1793491210000, 1793491210000, NULL);
INSERT INTO audit_events (id, org_id, created_at, event, status, actor, actor_id, metadata) VALUES ('aud_eqsvj6mrctr7heb07ildbbm4vi', 'default', 1793491201000, 'template.created', 'success', '{"type":"user","id":"ada"}', 'ada', '{"id":"tmpl_nfk7itfmm5ac4r9p8e0pivbhl0","slug":"card","name":"card","version":1}');
INSERT INTO audit_events (id, org_id, created_at, event, status, actor, actor_id, metadata) VALUES ('aud_f4nluuk3oumnb47ghp93ktt4rm', 'default', 1793491202000, 'template.created', 'success', '{"type":"user","id":"ada"}', 'ada', '{"id":"tmpl_apm6gomjriatcv5d8fh2ni5tgl","slug":"other","name":"other","version":1}');
INSERT INTO audit_events (id, org_id, created_at, event, status, actor, actor_id, metadata) VALUES ('aud_dmm4lu27gibr3jisijmjkei01r', 'default', 1793491203000, 'allowed_hosts.updated', 'success', '{"type":"user","id":"ada"}', 'ada', '{"before":{"allowedHosts":[]},"after":{"allowedHosts":["blog.example"]}}');
INSERT INTO audit_events (id, org_id, created_at, event, status, actor, actor_id, metadata) VALUES ('aud_l7ftmj72k0malsq1cqfmce158s', 'default', 1793491210000, 'signing_key.created', 'success', '{"type":"system"}', NULL, '{"signingKey":{"id":"sk_377d0j27o11lvjbjgp1esuiku5"}}');
INSERT INTO members (org_id, user_id, role, email, created_at, updated_at) VALUES ('default', 'ada', 'owner', NULL, 1793491201000, 1793491201000);
INSERT INTO members (org_id, user_id, role, email, created_at, updated_at) VALUES ('default', 'bob', 'user', NULL, 1793491203000, 1793491203000);
INSERT INTO platen_migrations (id, name, applied_at) VALUES (1, 'first', 1793491200000);
INSERT INTO settings (org_id, allowed_hosts, keys_may_manage_keys, cache_mode, plan, epoch, updated_at) VALUES ('default', '["blog.example"]', 1, 'private', 'default', 13, 1793491203000);
INSERT INTO signing_keys (id, org_id, secret, created_by, created_at, revoked_at) VALUES ('sk_377d0j27o11lvjbjgp1esuiku5', 'default', x'01839f5e58e46acf0b7cd59026211c9c8ff30190fd96f2997cd5caf32f06d8b6fdfd04b9a5228bbd6afcee1d8d33cae38dce72355ce8212eaf199ddf96', 'system', 1793491210000, NULL);
INSERT INTO template_drafts (org_id, template_id, document) VALUES ('default', 'tmpl_nfk7itfmm5ac4r9p8e0pivbhl0', '{"slug":"card","canvas":{"width":30,"height":20,"background":"#0f766e"},"layers":[{"kind":"text","name":"title","dynamic":true,"text":"Hi","x":2,"y":2,"fontSize":8}]}');
INSERT INTO template_drafts (org_id, template_id, document) VALUES ('default', 'tmpl_apm6gomjriatcv5d8fh2ni5tgl', '{"slug":"other","canvas":{"width":30,"height":20},"layers":[]}');
INSERT INTO template_versions (org_id, template_id, version, digest, created_by, created_at, document) VALUES ('default', 'tmpl_nfk7itfmm5ac4r9p8e0pivbhl0', 1, '5f4cfa31a17330cd261fcdf2fc5f038aebd28bd8523afd5267dbb25cf3a86e62', 'ada', 1793491201000, '{"slug":"card","canvas":{"width":30,"height":20,"background":"#0f766e"},"layers":[{"kind":"text","name":"title","dynamic":true,"text":"Hi","x":2,"y":2,"fontSize":8}]}');
INSERT INTO template_versions (org_id, template_id, version, digest, created_by, created_at, document) VALUES ('default', 'tmpl_apm6gomjriatcv5d8fh2ni5tgl', 1, '446bd8d492662f03191f5042f851154605e9020bc899b4848f5fa3b381b2d0fc', 'ada', 1793491202000, '{"slug":"other","canvas":{"width":30,"height":20},"layers":[]}');
