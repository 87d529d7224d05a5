CREATE TABLE "edges" (
	"name" text PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"applied_id" bigint NOT NULL,
	"applied_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
