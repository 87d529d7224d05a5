ALTER TABLE "import_items" ADD COLUMN "headline" text;--> statement-breakpoint
ALTER TABLE "import_items" ADD COLUMN "address" text;