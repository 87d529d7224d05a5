CREATE SCHEMA "paper";
--> statement-breakpoint
CREATE TABLE "article_bylines" (
	"article_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "article_bylines_article_id_author_id_pk" PRIMARY KEY("article_id","author_id")
);
--> statement-breakpoint
CREATE TABLE "article_shares" (
	"article_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "article_shares_article_id_person_id_pk" PRIMARY KEY("article_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "article_topics" (
	"article_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "article_topics_article_id_topic_id_pk" PRIMARY KEY("article_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"language" text NOT NULL,
	"stage" text DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"slug" text,
	"section_id" uuid,
	"hero" jsonb,
	"seo_title" text DEFAULT '' NOT NULL,
	"seo_description" text DEFAULT '' NOT NULL,
	"breaking" boolean DEFAULT false NOT NULL,
	"twin_group" uuid,
	"submitted_at" timestamp (3) with time zone,
	"submitted_by" uuid,
	"note" text,
	"live_revision_id" uuid,
	"first_published_at" timestamp (3) with time zone,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "articles_slug_shape" CHECK ("articles"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("articles"."slug") <= 120),
	CONSTRAINT "articles_live" CHECK (("articles"."stage" = 'published') = ("articles"."live_revision_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"headline" text DEFAULT '' NOT NULL,
	"dek" text DEFAULT '' NOT NULL,
	"body" jsonb NOT NULL,
	"words" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"published_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"published_by" uuid,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"ending" text,
	CONSTRAINT "publications_revisionId_unique" UNIQUE("revision_id"),
	CONSTRAINT "publications_ending" CHECK (("publications"."ended_at" is null) = ("publications"."ending" is null))
);
--> statement-breakpoint
CREATE TABLE "redirects" (
	"language" text NOT NULL,
	"slug" text NOT NULL,
	"article_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "redirects_language_slug_pk" PRIMARY KEY("language","slug")
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"draft_version" integer NOT NULL,
	"language" text NOT NULL,
	"slug" text NOT NULL,
	"headline" text NOT NULL,
	"dek" text NOT NULL,
	"body" jsonb NOT NULL,
	"words" integer NOT NULL,
	"section_id" uuid NOT NULL,
	"hero" jsonb,
	"seo_title" text NOT NULL,
	"seo_description" text NOT NULL,
	"breaking" boolean NOT NULL,
	"bylines" uuid[] NOT NULL,
	"topics" uuid[] NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "revisions_number" UNIQUE("article_id","number")
);
--> statement-breakpoint
CREATE TABLE "feed_items" (
	"feed_id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"position" text COLLATE "C" NOT NULL,
	CONSTRAINT "feed_items_feed_id_article_id_pk" PRIMARY KEY("feed_id","article_id"),
	CONSTRAINT "feed_items_position" UNIQUE("feed_id","position")
);
--> statement-breakpoint
CREATE TABLE "feed_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feed_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"seen_version" integer NOT NULL,
	"kind" text NOT NULL,
	"article_id" uuid NOT NULL,
	"from_pinned" boolean,
	"from_position" text COLLATE "C",
	"to_pinned" boolean,
	"to_position" text COLLATE "C",
	"undoes" integer,
	"person_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feed_moves_version" UNIQUE("feed_id","version"),
	CONSTRAINT "feed_moves_undoes" UNIQUE("feed_id","undoes"),
	CONSTRAINT "feed_moves_from" CHECK (("feed_moves"."from_position" is null) = ("feed_moves"."from_pinned" is null)),
	CONSTRAINT "feed_moves_to" CHECK (("feed_moves"."to_position" is null) = ("feed_moves"."to_pinned" is null)),
	CONSTRAINT "feed_moves_seen" CHECK ("feed_moves"."seen_version" < "feed_moves"."version")
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "feeds_name" UNIQUE("name","language")
);
--> statement-breakpoint
CREATE TABLE "live_articles" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"publication_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"language" text NOT NULL,
	"slug" text NOT NULL,
	"section_id" uuid NOT NULL,
	"headline" text NOT NULL,
	"dek" text NOT NULL,
	"hero" jsonb,
	"words" integer NOT NULL,
	"breaking" boolean NOT NULL,
	"twin_group" uuid,
	"first_published_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "live_bylines" (
	"article_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"language" text NOT NULL,
	"first_published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "live_bylines_article_id_author_id_pk" PRIMARY KEY("article_id","author_id")
);
--> statement-breakpoint
CREATE TABLE "live_media" (
	"article_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	CONSTRAINT "live_media_article_id_media_id_pk" PRIMARY KEY("article_id","media_id")
);
--> statement-breakpoint
CREATE TABLE "live_topics" (
	"article_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"language" text NOT NULL,
	"first_published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "live_topics_article_id_topic_id_pk" PRIMARY KEY("article_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"state" text DEFAULT 'processing' NOT NULL,
	"problem" text,
	"name" text NOT NULL,
	"format" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"caption" text DEFAULT '' NOT NULL,
	"credit" text DEFAULT '' NOT NULL,
	"focal_x" real DEFAULT 0.5 NOT NULL,
	"focal_y" real DEFAULT 0.5 NOT NULL,
	"thumbhash" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "media_hash_unique" UNIQUE("hash"),
	CONSTRAINT "media_focal" CHECK ("media"."focal_x" between 0 and 1 and "media"."focal_y" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "renditions" (
	"media_id" uuid NOT NULL,
	"shape" text DEFAULT 'full' NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"format" text NOT NULL,
	"bytes" integer NOT NULL,
	CONSTRAINT "renditions_media_id_shape_width_format_pk" PRIMARY KEY("media_id","shape","width","format")
);
--> statement-breakpoint
CREATE TABLE "newsroom" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"name" jsonb NOT NULL,
	"tagline" jsonb NOT NULL,
	CONSTRAINT "newsroom_one" CHECK ("newsroom"."id")
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "one_time_links_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"verb" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"source" text PRIMARY KEY NOT NULL,
	"digest" text NOT NULL,
	"article_id" uuid,
	"media_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"tags" text[] NOT NULL,
	"event" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "authors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" jsonb NOT NULL,
	"title" jsonb,
	"biography" jsonb,
	"portrait_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "authors_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "sections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" jsonb NOT NULL,
	"description" jsonb,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sections_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "topics_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "article_bylines" ADD CONSTRAINT "article_bylines_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_bylines" ADD CONSTRAINT "article_bylines_author_id_authors_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."authors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_shares" ADD CONSTRAINT "article_shares_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_shares" ADD CONSTRAINT "article_shares_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topics" ADD CONSTRAINT "article_topics_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topics" ADD CONSTRAINT "article_topics_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_updated_by_people_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redirects" ADD CONSTRAINT "redirects_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_items" ADD CONSTRAINT "feed_items_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_items" ADD CONSTRAINT "feed_items_article_id_live_articles_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."live_articles"("article_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_moves" ADD CONSTRAINT "feed_moves_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_moves" ADD CONSTRAINT "feed_moves_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_articles" ADD CONSTRAINT "live_articles_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_articles" ADD CONSTRAINT "live_articles_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_articles" ADD CONSTRAINT "live_articles_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_articles" ADD CONSTRAINT "live_articles_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_bylines" ADD CONSTRAINT "live_bylines_article_id_live_articles_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."live_articles"("article_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_bylines" ADD CONSTRAINT "live_bylines_author_id_authors_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."authors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_media" ADD CONSTRAINT "live_media_article_id_live_articles_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."live_articles"("article_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_media" ADD CONSTRAINT "live_media_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_topics" ADD CONSTRAINT "live_topics_article_id_live_articles_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."live_articles"("article_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_topics" ADD CONSTRAINT "live_topics_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renditions" ADD CONSTRAINT "renditions_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authors" ADD CONSTRAINT "authors_portrait_id_media_id_fk" FOREIGN KEY ("portrait_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_bylines_author" ON "article_bylines" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "article_shares_person" ON "article_shares" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "article_topics_topic" ON "article_topics" USING btree ("topic_id");--> statement-breakpoint
CREATE INDEX "articles_newest" ON "articles" USING btree ("updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "articles_stage" ON "articles" USING btree ("stage","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "articles_section" ON "articles" USING btree ("section_id","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "articles_creator" ON "articles" USING btree ("created_by","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "articles_twin" ON "articles" USING btree ("twin_group","language");--> statement-breakpoint
CREATE UNIQUE INDEX "articles_slug" ON "articles" USING btree ("language","slug");--> statement-breakpoint
CREATE INDEX "drafts_headline_trigrams" ON "drafts" USING gin ("headline" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "publications_standing" ON "publications" USING btree ("article_id") WHERE "publications"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "publications_article" ON "publications" USING btree ("article_id","published_at");--> statement-breakpoint
CREATE INDEX "redirects_article" ON "redirects" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "feed_items_order" ON "feed_items" USING btree ("feed_id","pinned" DESC NULLS FIRST,"position");--> statement-breakpoint
CREATE INDEX "feed_items_article" ON "feed_items" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "feed_moves_article" ON "feed_moves" USING btree ("feed_id","article_id","version" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "live_articles_address" ON "live_articles" USING btree ("language","slug");--> statement-breakpoint
CREATE INDEX "live_articles_newest" ON "live_articles" USING btree ("language","first_published_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "live_articles_section" ON "live_articles" USING btree ("section_id","language","first_published_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "live_articles_twins" ON "live_articles" USING btree ("twin_group");--> statement-breakpoint
CREATE INDEX "live_bylines_author" ON "live_bylines" USING btree ("author_id","language","first_published_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "live_media_media" ON "live_media" USING btree ("media_id");--> statement-breakpoint
CREATE INDEX "live_topics_topic" ON "live_topics" USING btree ("topic_id","language","first_published_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "media_newest" ON "media" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "one_time_links_person" ON "one_time_links" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "audit_person" ON "audit" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "imports_article" ON "imports" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "authors_portrait" ON "authors" USING btree ("portrait_id");--> statement-breakpoint
CREATE VIEW "paper"."feed_order" AS (select feed.name as feed, feed.language, item.article_id, item.pinned, item.position from public.feed_items item join public.feeds feed on feed.id = item.feed_id);--> statement-breakpoint
CREATE VIEW "paper"."gone_addresses" AS (select language, slug from public.articles where stage = 'taken-down' and slug is not null union select redirect.language, redirect.slug from public.redirects redirect join public.articles article on article.id = redirect.article_id where article.stage = 'taken-down');--> statement-breakpoint
CREATE VIEW "paper"."moved_addresses" AS (select redirect.language, redirect.slug, live.article_id, live.language as current_language, live.slug as current_slug from public.redirects redirect join public.live_articles live on live.article_id = redirect.article_id);--> statement-breakpoint
CREATE VIEW "paper"."authors" AS (select id, slug, name, title, biography, portrait_id from public.authors);--> statement-breakpoint
CREATE VIEW "paper"."media" AS (select id, hash, width, height, focal_x, focal_y, thumbhash from public.media where state = 'ready' and (exists (select 1 from public.live_media shown where shown.media_id = media.id) or exists (select 1 from public.authors author where author.portrait_id = media.id)));--> statement-breakpoint
CREATE VIEW "paper"."newsroom" AS (select name, tagline from public.newsroom);--> statement-breakpoint
CREATE VIEW "paper"."renditions" AS (select rendition.media_id, picture.hash, rendition.shape, rendition.width, rendition.height, rendition.format, rendition.bytes from public.renditions rendition join paper.media picture on picture.id = rendition.media_id);--> statement-breakpoint
CREATE VIEW "paper"."sections" AS (select id, slug, name, description, position from public.sections);--> statement-breakpoint
CREATE VIEW "paper"."topics" AS (select id, slug, name from public.topics);--> statement-breakpoint
CREATE VIEW "paper"."stories" AS (select article_id, revision_id, language, slug, section_id, headline, dek, hero, words, breaking, twin_group, first_published_at, updated_at from public.live_articles);--> statement-breakpoint
CREATE VIEW "paper"."story_bylines" AS (select article_id, author_id, position, language, first_published_at from public.live_bylines);--> statement-breakpoint
CREATE VIEW "paper"."story_topics" AS (select article_id, topic_id, position, language, first_published_at from public.live_topics);--> statement-breakpoint
CREATE VIEW "paper"."texts" AS (select live.article_id, revision.body, revision.seo_title, revision.seo_description from public.live_articles live join public.revisions revision on revision.id = live.revision_id);