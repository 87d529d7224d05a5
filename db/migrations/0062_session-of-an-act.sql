ALTER TABLE "audit" ADD COLUMN "session_id" uuid;--> statement-breakpoint
CREATE INDEX "audit_session" ON "audit" USING btree ("session_id","id") WHERE "audit"."session_id" is not null;--> statement-breakpoint
-- The chain covers the session of a row that has one. The digest of a row without one is what it was.
CREATE OR REPLACE FUNCTION audit_digest(before text, place bigint, written audit) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(concat_ws(E'\n', before, place, jsonb_build_array(written.id, written.person_id, written.verb, written.subject,
    written.subject_id, written.detail, (extract(epoch from written.created_at) * 1000)::bigint)
    || CASE WHEN written.session_id IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(written.session_id) END), 'UTF8')), 'hex')
$$;
