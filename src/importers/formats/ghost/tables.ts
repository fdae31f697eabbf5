import type { JsonValue } from "../../reading/json.ts";
import { lineOf, membersOf, nameOf, unique } from "../../reading/values.ts";

/** A row of one of Ghost's tables. */
export type Row = Readonly<Record<string, unknown>>;

/** What the tables of an export say beside the posts, by ids. */
interface RelationValues {
	/** By the id of a user: the name. */
	readonly users: string;
	/** By the id of a tag. */
	readonly tags: { readonly name: string; readonly internal: boolean };
	/** By the id of a post: the ids of its authors, in order. */
	readonly authors: readonly string[];
	/** By the id of a post: the ids of its tags, in order. */
	readonly tagged: readonly string[];
	/** By the id of a post: what Ghost keeps in `posts_meta`. */
	readonly meta: Row;
	/** By the id of a post: how many comments there are. */
	readonly comments: number;
	/** By the name of a table of which nothing is carried: how many rows it has. */
	readonly left: number;
}

/** What one export says beside its posts: names, and who and what belongs to which post. */
export type Relations = { readonly [Name in keyof RelationValues]: ReadonlyMap<string, RelationValues[Name]> };

/** The same as plain data, which a fact must be. Lists, not objects, since ids come from the source and may be any text. */
export type RelationsFact = { readonly [Name in keyof RelationValues]: readonly (readonly [id: string, value: RelationValues[Name]])[] };

/** Tables with readers' data. */
const LEFT = ["members", "emails", "email_recipients", "newsletters", "subscribers"];

const TABLES = ["settings", "posts", "users", "tags", "posts_authors", "posts_tags", "posts_meta", "comments", ...LEFT];

/** The paths of posts and all that belongs to them in an export, with or without `db` around it. */
export const EXPORT_PATHS: readonly string[] = TABLES.flatMap((table) => [`$.db.*.data.${table}.*`, `$.data.${table}.*`]);

/** Collects the relations in one export, row by row. */
export function makeRelations() {
	const users = new Map<string, string>();
	const slugs = { users: new Map<string, string>(), tags: new Map<string, string>() };
	const tags = new Map<string, { name: string; internal: boolean }>();
	const authors = new Map<string, { id: string; order: number }[]>();
	const tagged = new Map<string, { id: string; order: number }[]>();
	const meta = new Map<string, Row>();
	const comments = new Map<string, number>();
	const left = new Map<string, number>();

	return { add, end, slugs };

	function add(found: JsonValue): void {
		const table = tableOf(found);
		const row = membersOf(found.value);
		const [id, post] = [idOf(row.id), idOf(row.post_id)];
		const slug = lineOf(row.slug);
		if (slug !== undefined && (table === "users" || table === "tags")) slugs[table].set(id, slug);
		if (table === "users") users.set(id, nameOf(row.name) ?? slug ?? "");
		else if (table === "tags") {
			const name = lineOf(row.name);
			if (name !== undefined) tags.set(id, { name, internal: name.startsWith("#") || row.visibility === "internal" });
		} else if (table === "posts_authors") push(authors, post, idOf(row.author_id), row.sort_order);
		else if (table === "posts_tags") push(tagged, post, idOf(row.tag_id), row.sort_order);
		else if (table === "posts_meta") meta.set(post, row);
		else if (table === "comments") comments.set(post, (comments.get(post) ?? 0) + 1);
		else if (LEFT.includes(table)) left.set(table, (left.get(table) ?? 0) + 1);
	}

	function end(): Relations {
		return { users, tags, authors: sorted(authors), tagged: sorted(tagged), meta, comments, left };
	}
}

/** Relations as a fact. */
export function factOf({ users, tags, authors, tagged, meta, comments, left }: Relations): RelationsFact {
	return {
		users: [...users],
		tags: [...tags],
		authors: [...authors],
		tagged: [...tagged],
		meta: [...meta],
		comments: [...comments],
		left: [...left],
	};
}

/** Relations from a fact. */
export function relationsFrom({ users, tags, authors, tagged, meta, comments, left }: RelationsFact): Relations {
	return {
		users: new Map(users),
		tags: new Map(tags),
		authors: new Map(authors),
		tagged: new Map(tagged),
		meta: new Map(meta),
		comments: new Map(comments),
		left: new Map(left),
	};
}

/** The table that a value of an export is a row of. */
export function tableOf({ path }: Pick<JsonValue, "path">): string {
	return path.slice(path.lastIndexOf(".") + 1);
}

/** An id as text: old exports have numbers, new ones 24 hexadecimal digits. */
export function idOf(value: unknown): string {
	return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The names of a post's authors, in order. Some tools that make exports write them into the post itself. */
export function authorsOf(post: Row, relations: Relations): string[] {
	const ids = relations.authors.get(idOf(post.id)) ?? [idOf(post.author_id ?? post.author)];
	return unique(ids.map((id) => relations.users.get(id) || undefined));
}

/** The tags of a post: the public ones in order, and how many only editors see. */
export function tagsOf(post: Row, relations: Relations): { readonly shown: string[]; readonly internal: number } {
	const tags = (relations.tagged.get(idOf(post.id)) ?? []).flatMap((id) => relations.tags.get(id) ?? []);
	return { shown: unique(tags.filter((tag) => !tag.internal).map((tag) => tag.name)), internal: tags.filter((tag) => tag.internal).length };
}

function push(map: Map<string, { id: string; order: number }[]>, post: string, id: string, order: unknown): void {
	const list = map.get(post) ?? [];
	list.push({ id, order: typeof order === "number" ? order : list.length });
	map.set(post, list);
}

function sorted(map: ReadonlyMap<string, readonly { id: string; order: number }[]>): Map<string, readonly string[]> {
	return new Map([...map].map(([post, list]) => [post, [...list].sort((a, b) => a.order - b.order).map(({ id }) => id)]));
}
