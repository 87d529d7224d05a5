CREATE TABLE "comment_threads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"from_position" integer,
	"to_position" integer,
	"words" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by" uuid,
	"resolved_version" integer,
	CONSTRAINT "comment_threads_range" CHECK (("comment_threads"."from_position" is null) = ("comment_threads"."to_position" is null) and "comment_threads"."from_position" < "comment_threads"."to_position"),
	CONSTRAINT "comment_threads_resolved" CHECK (("comment_threads"."resolved_at" is null) = ("comment_threads"."resolved_by" is null) and ("comment_threads"."resolved_at" is null) = ("comment_threads"."resolved_version" is null))
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"text" text NOT NULL,
	"mentions" uuid[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "comments_deleted" CHECK ("comments"."deleted_at" is null or "comments"."text" = '')
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "notices_once" UNIQUE("comment_id","person_id"),
	CONSTRAINT "notices_kind" CHECK ("kind" in ('mention', 'reply'))
);
--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_resolved_by_people_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_thread_id_comment_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."comment_threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_threads_open" ON "comment_threads" USING btree ("article_id") WHERE "comment_threads"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "comment_threads_resolved" ON "comment_threads" USING btree ("article_id","resolved_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "comment_threads_person" ON "comment_threads" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "comment_threads_resolver" ON "comment_threads" USING btree ("resolved_by");--> statement-breakpoint
CREATE INDEX "comments_thread" ON "comments" USING btree ("thread_id","created_at","id");--> statement-breakpoint
CREATE INDEX "comments_article" ON "comments" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "comments_person" ON "comments" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "notices_newest" ON "notices" USING btree ("person_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("person_id") WHERE "notices"."read_at" is null;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-picture', 'add-steps', 'change-author', 'change-details', 'change-role', 'change-section', 'correct', 'create-author', 'create-section', 'create-topic', 'delete-comment', 'describe-picture', 'disable', 'discard', 'edit-comment', 'enable', 'forget-edge', 'import', 'import-archive', 'invite', 'link-author', 'link-twin', 'make-link', 'merge-topics', 'move', 'name-newsroom', 'order-sections', 'pin', 'propose-author', 'publish', 'put-in', 'recall', 'rename', 'rename-topic', 'reopen-thread', 'reply', 'resolve-thread', 'restore-discarded', 'restore-version', 'save-version', 'send-back', 'set-languages', 'set-password', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'start-article', 'start-thread', 'submit', 'take-back', 'take-out', 'takedown', 'undo', 'unpin', 'unpublish', 'upsert-taxonomy', 'withdraw-correction')) NOT VALID;
--> statement-breakpoint
-- What the channel tells: that a thread of a story changed (not that its range moved, which each page sees by itself), and that a person has
-- a notice or has read one.
CREATE TRIGGER comment_threads_notify AFTER INSERT OR DELETE OR UPDATE OF changed_at ON comment_threads FOR EACH ROW EXECUTE FUNCTION notify_desk('comments', 'article_id');--> statement-breakpoint
CREATE TRIGGER notices_notify AFTER INSERT OR DELETE OR UPDATE ON notices FOR EACH ROW EXECUTE FUNCTION notify_desk('notices', 'person_id');
