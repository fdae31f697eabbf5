import { readFileSync } from "node:fs";
import path from "node:path";
import type { Node } from "../node.ts";
import type { Hugo } from "./hugo.ts";
import { cleanStep, type Peer } from "./peer.ts";

/** The package of Pagefind that Backfile uses. */
const home = path.resolve(import.meta.dirname, "../../../node_modules/pagefind");

/** Hugo, and then what people commonly run over its pages to have a search: Pagefind's own command, without any setting. */
export function hugoThenPagefind(hugo: Hugo, folder: string, node: Node): Peer {
	const { version, bin } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")) as Readonly<Record<"version" | "bin", string>>;
	const output = path.join(folder, "hugo-pagefind-out");
	const index = { name: "pagefind", program: node.program, args: [path.join(home, bin), "--site", output], cwd: folder };
	return {
		names: [hugo.name, `Pagefind ${version}`],
		step: cleanStep("Hugo, then Pagefind: clean build", output, [hugo.into(output), index], {
			hasSearch: true,
			reference: "Hugo's and Pagefind's",
		}),
	};
}
