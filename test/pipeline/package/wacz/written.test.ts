import path from "node:path";
import { expect, it } from "vitest";
import { temporary } from "../../archives.ts";
import { packArchive } from "../pack.ts";
import { builtArchive } from "../site.ts";
import { waczFaults } from "../waczvalidator.ts";

it.each([{}, { urls: "clean", url: "https://www.example.org/Paper/" }, { urls: "folders" }] as const)(
	"what is packed is valid by the specification: %j",
	async (settings) => {
		const file = path.join(temporary(), "a.wacz");
		await packArchive(await builtArchive(settings), { targets: { wacz: file } });
		expect(await waczFaults(file)).toEqual([]);
	},
);
