CREATE TABLE "audit_chain" (
	"position" bigint PRIMARY KEY NOT NULL,
	"audit_id" bigint NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "audit_chain_auditId_unique" UNIQUE("audit_id")
);
--> statement-breakpoint
CREATE TABLE "restore_requests" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"asked_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
DROP INDEX "audit_person";--> statement-breakpoint
ALTER TABLE "newsroom" ADD COLUMN "restore_needs_two" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_chain" ADD CONSTRAINT "audit_chain_audit_id_audit_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restore_requests" ADD CONSTRAINT "restore_requests_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restore_requests" ADD CONSTRAINT "restore_requests_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_verb_time" ON "audit" USING btree ("verb","created_at","id");--> statement-breakpoint
CREATE INDEX "audit_time" ON "audit" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "audit_person" ON "audit" USING btree ("person_id","created_at","id");--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-picture', 'add-steps', 'ask-to-restore', 'cancel-schedule', 'change-author', 'change-details', 'change-role', 'change-section', 'correct', 'create-author', 'create-section', 'create-topic', 'delete-comment', 'describe-picture', 'disable', 'discard', 'edit-comment', 'enable', 'forget-edge', 'import', 'import-archive', 'invite', 'link-author', 'link-twin', 'make-link', 'merge-topics', 'move', 'name-newsroom', 'order-sections', 'pin', 'propose-author', 'publish', 'put-in', 'recall', 'rename', 'rename-topic', 'reopen-thread', 'reply', 'reschedule', 'resolve-thread', 'retry-job', 'require-suggestions', 'require-two-to-restore', 'restore-discarded', 'restore-taken-down', 'restore-version', 'run-schedule', 'save-version', 'schedule', 'send-back', 'set-languages', 'set-password', 'set-schedule-limit', 'set-time-zone', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'skip-job', 'start-article', 'start-thread', 'submit', 'take-back', 'take-out', 'takedown', 'undo', 'undo-send-back', 'undo-unpublish', 'unpin', 'unpublish', 'upsert-taxonomy', 'use-newest', 'withdraw-correction'));--> statement-breakpoint
-- The audit as a chain: each row's digest contains the digest of the row before it, so that nobody changes, deletes or inserts a row without
-- changing every digest after it.
CREATE FUNCTION audit_digest(before text, place bigint, written audit) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(concat_ws(E'\n', before, place, jsonb_build_array(written.id, written.person_id, written.verb, written.subject,
    written.subject_id, written.detail, (extract(epoch from written.created_at) * 1000)::bigint)), 'UTF8')), 'hex')
$$;--> statement-breakpoint
CREATE FUNCTION chain_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  newest audit_chain;
BEGIN
  -- Held until the end of the COMMIT that has begun: two transactions never continue from the same row.
  PERFORM pg_advisory_xact_lock(71, 3);
  SELECT * INTO newest FROM audit_chain ORDER BY position DESC LIMIT 1;
  INSERT INTO audit_chain (position, audit_id, digest) VALUES (coalesce(newest.position, 0) + 1, NEW.id,
    audit_digest(coalesce(newest.digest, ''), coalesce(newest.position, 0) + 1, NEW));
  RETURN NULL;
END $$;--> statement-breakpoint
-- What was written before there was a chain, in the order of its ids.
DO $$
DECLARE
  written audit;
  before text := '';
  place bigint := 0;
BEGIN
  FOR written IN SELECT * FROM audit ORDER BY id LOOP
    place := place + 1;
    before := audit_digest(before, place, written);
    INSERT INTO audit_chain (position, audit_id, digest) VALUES (place, written.id, before);
  END LOOP;
END $$;--> statement-breakpoint
-- Deferred, so that a long transaction makes nobody wait: the lock is taken at COMMIT, where the notifications of the desk take one anyway.
CREATE CONSTRAINT TRIGGER audit_chained AFTER INSERT ON audit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_audit();--> statement-breakpoint
CREATE TRIGGER audit_chain_immutable BEFORE UPDATE OR DELETE ON audit_chain FOR EACH ROW EXECUTE FUNCTION refuse_change();
