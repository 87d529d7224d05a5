CREATE TABLE "corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"language" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" uuid,
	CONSTRAINT "corrections_kind" CHECK ("corrections"."kind" in ('correction', 'clarification')),
	CONSTRAINT "corrections_text" CHECK (length("corrections"."text") between 1 and 600 and "corrections"."text" ~ '\S'),
	CONSTRAINT "corrections_withdrawn" CHECK ("corrections"."withdrawn_at" >= "corrections"."at"),
	CONSTRAINT "corrections_withdrawer" CHECK ("corrections"."withdrawn_by" is null or "corrections"."withdrawn_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "corrections_standing" ON "corrections" USING btree ("article_id","text") WHERE "corrections"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "corrections_article" ON "corrections" USING btree ("article_id","at");--> statement-breakpoint
CREATE INDEX "corrections_newest" ON "corrections" USING btree ("language","at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "corrections"."withdrawn_at" is null;--> statement-breakpoint
CREATE VIEW "paper"."corrections" AS (select note.id, note.article_id, note.language, note.kind, note.text, note.at from public.corrections note join public.live_articles live on live.article_id = note.article_id where note.withdrawn_at is null);--> statement-breakpoint
-- A note is what readers were told: it is withdrawn, never rewritten, and what is withdrawn stays so.
CREATE TRIGGER corrections_immutable BEFORE UPDATE OF id, article_id, revision_id, language, kind, text, at, created_by ON corrections FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER corrections_withdrawn_once BEFORE UPDATE ON corrections FOR EACH ROW WHEN (old.withdrawn_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
