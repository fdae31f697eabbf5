import type { Settings } from "../../settings.ts";
export interface ImportedAddresses {
	readonly form: "sitemap" | "list" | "log";
	readonly asked: ReadonlyMap<string, number>;
	readonly leftOut: ReadonlyMap<string, number>;
}
export async function importedAddresses(_file: string, _settings: Pick<Settings, "url" | "formerHosts">): Promise<ImportedAddresses> {
	throw new Error("to come");
}
