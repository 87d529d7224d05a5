ALTER TABLE "authors" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "authors" ADD COLUMN "proposed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "authors" ADD CONSTRAINT "authors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authors" ADD CONSTRAINT "authors_person" UNIQUE("person_id");--> statement-breakpoint
CREATE OR REPLACE VIEW "paper"."authors" AS (select id, slug, name, title, biography, portrait_id from public.authors where not proposed);--> statement-breakpoint
-- An author who has the name of one account, and the only one of that name, is that account's.
UPDATE authors SET person_id = namesake.person_id
FROM (
  SELECT (array_agg(author.id))[1] AS author_id, (array_agg(person.id))[1] AS person_id
  FROM people person JOIN authors author ON lower(person.name) IN (lower(author.name ->> 'en'), lower(author.name ->> 'uk'))
  GROUP BY lower(person.name) HAVING count(*) = 1
) namesake
WHERE authors.id = namesake.author_id
  AND 1 = (SELECT count(*) FROM people other WHERE lower(other.name) IN (lower(authors.name ->> 'en'), lower(authors.name ->> 'uk')));
