CREATE INDEX "articles_sent_back" ON "articles" USING btree ("created_by","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "articles"."note" is not null;--> statement-breakpoint
CREATE INDEX "articles_language" ON "articles" USING btree ("language","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "authors_by_name" ON "authors" USING btree ("proposed" DESC NULLS FIRST,lower("name"->>'en'),"slug");--> statement-breakpoint
CREATE INDEX "authors_name_en" ON "authors" USING gin (("name"->>'en') gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "authors_name_uk" ON "authors" USING gin (("name"->>'uk') gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "topics_by_name" ON "topics" USING btree (lower("name"->>'en'),"slug");--> statement-breakpoint
CREATE INDEX "topics_name_en" ON "topics" USING gin (("name"->>'en') gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "topics_name_uk" ON "topics" USING gin (("name"->>'uk') gin_trgm_ops);