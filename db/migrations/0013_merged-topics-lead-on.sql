CREATE TABLE "topic_redirects" (
	"slug" text PRIMARY KEY NOT NULL,
	"topic_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "topic_redirects" ADD CONSTRAINT "topic_redirects_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "topic_redirects_topic" ON "topic_redirects" USING btree ("topic_id");--> statement-breakpoint
CREATE VIEW "paper"."moved_topics" AS (select redirect.slug, topic.id as topic_id, topic.slug as current_slug from public.topic_redirects redirect join public.topics topic on topic.id = redirect.topic_id);