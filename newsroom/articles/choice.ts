/** Something to choose in a form: a section, topic, author or person by its id, with the name it is shown by. */
export type Choice = { id: string; name: string }
