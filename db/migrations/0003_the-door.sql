CREATE TABLE "door_counters" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "door_counters_until" ON "door_counters" USING btree ("until");