/** Writes objects of 8 MB into the store that its first argument names, until it is killed. It prints a line when the first one is written. */
import { openStore } from "../../../src/pipeline/stores/open.ts";
import { sha256Of } from "../../../src/system/hash.ts";

const [place = "", seed = ""] = process.argv.slice(2);
const store = await openStore(place);
for (let at = 0; ; at++) {
	const bytes = Buffer.alloc(8_000_000, `${seed} ${at} `);
	const sha256 = sha256Of(bytes);
	await store.write(`objects/${sha256.slice(0, 2)}/${sha256}`, bytes);
	if (at === 0) console.log("written");
}
