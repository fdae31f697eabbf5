import { parseToml } from "../../../article/frontmatter/toml.ts";
import { parseYaml } from "../../../article/yaml.ts";
import type { ImportProblem } from "../../importer.ts";
import { membersOf } from "../../reading/values.ts";
import type { SiteFolder } from "./folder.ts";

/** A longer configuration is not read, in characters. */
const LONGEST = 4_000_000;

/** Reads the first of some files of a configuration that is there; what does not end in `.toml` is YAML or JSON. A fault is told, and one that none is there. */
export function readConfigFile(
	folder: SiteFolder,
	names: readonly string[],
): { readonly values: Readonly<Record<string, unknown>>; readonly problems: readonly ImportProblem[] } {
	const name = names.find((one) => folder.has(one));
	const remedy = "Put the configuration of the site into its folder, and import again, if addresses or dates are not right.";
	if (name === undefined)
		return {
			values: {},
			problems: [
				{
					file: folder.name,
					rule: "configuration-assumed",
					severity: "warning",
					message: `There is no ${names[0]}: the usual settings are assumed, such as the form of addresses.`,
					remedy,
				},
			],
		};
	const text = (folder.read(name) ?? "").replace(/^\ufeff/, "");
	const read = name.endsWith(".toml") ? parseToml(text) : parseYaml(text, LONGEST);
	if (!("fault" in read)) return { values: membersOf(read.value), problems: [] };
	const { line, column, message }: { readonly line?: number; readonly column?: number; readonly message: string } = read.fault;
	const place = { file: `${folder.name}/${name}`, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
	return {
		values: {},
		problems: [
			{
				...place,
				rule: "configuration-assumed",
				severity: "error",
				message: `${message} The usual settings are assumed instead.`,
				remedy: read.fault.remedy,
			},
		],
	};
}
