import { itemsOf, lineOf, membersOf } from "../../../reading/values.ts";
import type { HugoLanguage } from "./languages.ts";

/** A folder of the site that holds content. */
export interface ContentMount {
	/** Below the site, without slashes at its ends. */
	readonly folder: string;
	/** Where in the content it stands; empty for all of it. */
	readonly target: string;
	/** Of all its files; undefined where their names say it. */
	readonly language?: HugoLanguage;
}

/** A page or a file of the content, as its path names it. */
export interface ContentPath {
	/** The folder in the content, without language; empty at the top. */
	readonly dir: string;
	/** The name of the file without its language and its ending, such as `index`. */
	readonly base: string;
	/** In lower case, without a full stop. */
	readonly ending: string;
	/** The whole path in the content. */
	readonly inContent: string;
	/** Whether its folder is one of a language. */
	readonly isOfOneLanguage: boolean;
	/** The language that its name or its folder says; undefined for the default one. */
	readonly language?: HugoLanguage;
}

/** The folders of content: those of `contentDir`, of each language, or of `[[module.mounts]]`. */
export function mountsOf(values: Readonly<Record<string, unknown>>, languages: ReadonlyMap<string, HugoLanguage>): readonly ContentMount[] {
	const mounts = itemsOf(membersOf(values.module).mounts).flatMap((mount): ContentMount[] => {
		const { source, target, lang } = membersOf(mount);
		const [from, to] = [folderOf(source), folderOf(target)];
		if (from === undefined || (to !== "content" && !to?.startsWith("content/"))) return [];
		const language = languages.get(String(lang ?? "").toLowerCase());
		return [{ folder: from, target: to.slice("content/".length), ...(language && { language }) }];
	});
	const own = [...languages].flatMap(([key, language]): ContentMount[] => {
		const folder = folderOf(membersOf(membersOf(values.languages)[key]).contentdir);
		return folder === undefined ? [] : [{ folder, target: "", language }];
	});
	const whole = { folder: folderOf(values.contentdir) ?? "content", target: "" };
	const all = mounts.length > 0 ? mounts : own.length > 0 && own.length === languages.size ? own : [...own, whole];
	// The innermost of folders that hold one another counts.
	return all.toSorted((a, b) => b.folder.length - a.folder.length);
}

function folderOf(value: unknown): string | undefined {
	return lineOf(value)?.replace(/^\.?\/+|\/+$/g, "");
}

/** Where in the content a file stands; undefined if it is none of the content. */
export function contentPath(
	path: string,
	mounts: readonly ContentMount[],
	languages: ReadonlyMap<string, HugoLanguage>,
): ContentPath | undefined {
	const mount = mounts.find(({ folder }) => folder === "" || path.startsWith(`${folder}/`));
	if (!mount) return undefined;
	const inner = mount.folder === "" ? path : path.slice(mount.folder.length + 1);
	const whole = mount.target === "" ? inner : `${mount.target}/${inner}`;
	const slash = whole.lastIndexOf("/");
	const [, name = "", ending = ""] = /^(.+?)\.([^.]*)$/.exec(whole.slice(slash + 1)) ?? [undefined, whole.slice(slash + 1)];
	const [, stem = "", key = ""] = /^(.+)\.([^.]+)$/.exec(name) ?? [];
	const named = languages.get(key.toLowerCase());
	const language = named ?? mount.language;
	return {
		dir: slash < 0 ? "" : whole.slice(0, slash),
		base: named ? stem : name,
		ending: ending.toLowerCase(),
		inContent: whole,
		isOfOneLanguage: mount.language !== undefined,
		...(language && { language }),
	};
}
