CREATE TABLE "discarded_articles" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"headline" text NOT NULL,
	"story" jsonb NOT NULL,
	"created_by" uuid,
	"discarded_by" uuid NOT NULL,
	"discarded_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "discarded_articles" ADD CONSTRAINT "discarded_articles_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discarded_articles" ADD CONSTRAINT "discarded_articles_discarded_by_people_id_fk" FOREIGN KEY ("discarded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "discarded_articles_newest" ON "discarded_articles" USING btree ("discarded_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "discarded_articles_creator" ON "discarded_articles" USING btree ("created_by","discarded_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);