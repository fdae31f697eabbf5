import { itemsOf, membersOf } from "../../../reading/values.ts";

/** Members by their names in lower case: ninjs 3 writes `versionCreated`, and ninjs 1 and 2 `versioncreated`. */
export type Members = ReadonlyMap<string, unknown>;

/** The members of an object; none for any other value. */
export function membersIn(value: unknown): Members {
	return new Map(Object.entries(membersOf(value)).map(([name, member]) => [name.toLowerCase(), member]));
}

/** Where a text stands: the name of a list of texts with roles (ninjs 2 and 3), and the beginning of single names (ninjs 1). */
interface Texts {
	readonly list: string;
	readonly single: string;
	/** Roles and endings of names, the best first. */
	readonly forms: readonly RegExp[];
}

/** Where the text of an item stands: HTML before markup of other kinds, and that before plain text. */
export const BODY: Texts = { list: "bodies", single: "body", forms: [/x?html/i, /markup|nitf/i, /./, /^$/] };
/** Where its headline stands. */
export const HEADLINE: Texts = {
	list: "headlines",
	single: "headline",
	forms: [/^main$/i, /^$/, /^(?!.*(sub|deck|standfirst|short|seo))./i],
};
/** Where a description of it stands that is no standfirst. */
export const DESCRIPTION: Texts = {
	list: "descriptions",
	single: "description",
	forms: [/^(main|text|drol:caption)$/i, /^$/, /^(?!.*(summary|standfirst|deck|intro))./i],
};

/** The texts of a kind by their roles, in order. */
function textsOf(members: Members, { list, single }: Texts): readonly (readonly [role: string, text: string, type: string])[] {
	const listed = itemsOf(members.get(list)).map((one) => {
		const { role = "", value, contenttype, contentType = contenttype } = membersOf(one);
		return [String(role), typeof value === "string" ? value : "", String(contentType ?? "")] as const;
	});
	const singles = [...members].flatMap(([name, value]) => {
		const role = name === single ? "" : name.startsWith(`${single}_`) ? name.slice(single.length + 1) : undefined;
		return role === undefined || typeof value !== "string" ? [] : [[role, value, ""] as const];
	});
	return [...listed, ...singles].filter(([, text]) => text.trim() !== "");
}

/** The best text of a kind; undefined where there is none. */
export function textOf(members: Members, texts: Texts): string | undefined {
	return bestOf(members, texts)?.[1];
}

/** The same with its role and media type. */
export function bestOf(members: Members, texts: Texts): readonly [role: string, text: string, type: string] | undefined {
	const found = textsOf(members, texts);
	return texts.forms.map((form) => found.find(([role]) => form.test(role))).find((one) => one !== undefined);
}

/** The first text of a list that has a role. */
export function roleOf(members: Members, list: string, role: RegExp): string | undefined {
	return textsOf(members, { list, single: list.slice(0, -1), forms: [] }).find(([name]) => role.test(name))?.[1];
}
