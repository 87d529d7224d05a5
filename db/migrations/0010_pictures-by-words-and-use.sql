CREATE INDEX "articles_hero" ON "articles" USING btree (("hero" ->> 'mediaId'));--> statement-breakpoint
CREATE INDEX "drafts_pictures" ON "drafts" USING gin (jsonb_path_query_array("body", '$.content[*].attrs.mediaId'));--> statement-breakpoint
CREATE INDEX "media_words" ON "media" USING gin (("name" || ' ' || "alt" || ' ' || "caption" || ' ' || "credit") gin_trgm_ops);