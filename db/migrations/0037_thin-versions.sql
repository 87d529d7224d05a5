ALTER TABLE "draft_versions" ADD COLUMN "suggested" jsonb;--> statement-breakpoint
ALTER TABLE "draft_versions" ADD COLUMN "open_suggestions" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "draft_versions_draft" ON "draft_versions" USING btree ("article_id","draft_version");--> statement-breakpoint
-- When versions are thinned out, what they counted of who wrote how much is added to the next one; nothing else of a version is ever changed.
DROP TRIGGER "draft_versions_immutable" ON "draft_versions";--> statement-breakpoint
CREATE TRIGGER "draft_versions_immutable" BEFORE UPDATE OF "article_id", "number", "kind", "name", "draft_version", "story", "suggested",
	"open_suggestions", "revision_id", "words", "person_id", "created_at" ON "draft_versions" FOR EACH ROW EXECUTE FUNCTION refuse_change();
