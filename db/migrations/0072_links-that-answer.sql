CREATE TABLE "links" (
	"address" text PRIMARY KEY NOT NULL,
	"next_at" timestamp (3) with time zone,
	"tried_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"broken_at" timestamp (3) with time zone,
	CONSTRAINT "links_broken" CHECK ("links"."broken_at" is null or "links"."failed_at" is not null)
);
--> statement-breakpoint
CREATE INDEX "links_waiting" ON "links" USING btree ("next_at") WHERE "links"."next_at" is not null;--> statement-breakpoint
CREATE INDEX "links_answered" ON "links" USING btree ("answered_at");--> statement-breakpoint
CREATE INDEX "links_age" ON "links" USING btree ("tried_at");