DROP INDEX "draft_steps_person";--> statement-breakpoint
CREATE INDEX "draft_steps_person" ON "draft_steps" USING btree ("person_id","article_id","created_at");