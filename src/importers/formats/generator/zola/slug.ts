import slugify from "@sindresorhus/slugify";

/** How Zola makes an address of a name: in ASCII, as it is without what no file may have in its name, or as it is. */
export type SlugMode = "on" | "safe" | "off";

/** A mode as the configuration names it; before Zola 0.11 it was true or false. */
export function slugMode(value: unknown): SlugMode {
	if (value === "safe" || value === false) return "safe";
	return value === "off" ? "off" : "on";
}

/** A part of an address out of a name. */
export function zolaSlug(name: string, mode: SlugMode): string {
	if (mode === "off") return name;
	if (mode === "on") return slugify(name.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-"), { decamelize: false });
	return name
		.replace(/[\p{Cc}<>:"/|?*#()[\]\\^{}]+/gu, "")
		.trim()
		.replace(/\.+$/, "")
		.replace(/\s/gu, "_");
}
