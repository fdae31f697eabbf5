import { itemsOf, membersOf } from "../../../reading/values.ts";

/** The front matter that the configuration gives a file, by its path below the source and the type of its collection. */
export type DefaultsFor = (path: string, type: string) => Readonly<Record<string, unknown>>;

interface Scope {
	readonly path: string;
	readonly pattern?: RegExp;
	readonly type?: string;
	readonly values: Readonly<Record<string, unknown>>;
}

/** Reads `defaults:`. Of two that set one key the one with the longer path counts; of equal paths the one with a type, then the later one. */
export function readDefaults(value: unknown, collectionsFolder: string): DefaultsFor {
	const scopes = itemsOf(value)
		.map((item): Scope => {
			const { scope, values } = membersOf(item);
			const { path, type } = membersOf(scope);
			const plain = typeof path === "string" ? path.replace(/^\/+|\/+$/g, "") : "";
			return {
				path: plain,
				...(plain.includes("*") && { pattern: globPattern(plain) }),
				...(typeof type === "string" && {
					type: type === "post" ? "posts" : type === "page" ? "pages" : type === "draft" ? "drafts" : type,
				}),
				values: membersOf(values),
			};
		})
		.toSorted((a, b) => a.path.length - b.path.length || Number(a.type !== undefined) - Number(b.type !== undefined));
	if (scopes.length === 0) return () => ({});
	return (path, type) => {
		const own = scopes.filter((scope) => (scope.type === undefined || scope.type === type) && isWithin(path, scope, collectionsFolder));
		return Object.assign({}, ...own.map(({ values }) => values)) as Record<string, unknown>;
	};
}

function isWithin(path: string, { path: scope, pattern }: Scope, collectionsFolder: string): boolean {
	if (scope === "") return true;
	if (pattern) return pattern.test(path);
	const paths = path.startsWith(collectionsFolder) ? [path, path.slice(collectionsFolder.length)] : [path];
	return paths.some((one) => one === scope || one.startsWith(`${scope}/`));
}

/** A pattern of names of files: `*` stands for anything in one name, `**` for any folders. It may name a folder about the file. */
export function globPattern(glob: string): RegExp {
	const parts = glob.split("/").map((part) => (part === "**" ? "(?:[^/]+/)*" : `${part.split("*").map(escaped).join("[^/]*")}/`));
	return new RegExp(`^${parts.join("").replace(/\/$/, "")}(?:/|$)`);
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
