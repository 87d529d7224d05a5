ALTER TABLE "revisions" ALTER COLUMN "seo_title" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "revisions" ALTER COLUMN "seo_description" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "revisions" ALTER COLUMN "breaking" SET DEFAULT false;--> statement-breakpoint
ALTER TABLE "live_articles" ALTER COLUMN "breaking" SET DEFAULT false;