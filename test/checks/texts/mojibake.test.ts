import { describe, expect, it } from "vitest";
import { garbledIn } from "../../../src/checks/texts/mojibake.ts";
import { slowness } from "../../linear.ts";

describe("garbledIn", () => {
	it.each([
		["cafÃ©", "café"],
		["donâ€™t", "don’t"],
		["â€œHarbourâ€\u009d", "“Harbour”"],
		["MÃ¼nchen", "München"],
		["Â£5", "£5"],
		["20Â°C", "20°C"],
		["Ð\u009fÑ\u0080Ð¸Ð²ÐµÑ\u0082", "Привет"],
		["æ—¥æœ¬", "日本"],
		["ðŸ˜€", "😀"],
		["Â¹", "¹"],
		["zaÅ¼Ã³Å‚Ä‡ gÄ™Å›lÄ…", "zażółć"],
		["Ï€ÎµÏ\u0081Î¯", "περί"],
	])("finds %s, which is %s", (shown, meant) => {
		expect(garbledIn(`A word: ${shown} and more.`)).toMatchObject({ line: 1, column: expect.any(Number), meant });
	});

	it.each([
		"Plain text with “quotes” – and dashes…",
		"Ärger, Öl, ß, ñ, Å, Æ, Ð, Þ, œuvre, façade",
		"CORAÇÃO – NÃO… “Ã”",
		"SÃO “PAULO”",
		"Il est allé à Paris «à pied»",
		"ÇA VA À «PARIS»",
		"RÂ’ROLL, PÂ”TÉ",
		"日本語のテキスト",
		"Привет мир",
		"Ελληνικά «κείμενο»",
		"5 × 4 = 20 ± 1 °C, 3 µm, ½ £",
		"Ã… la carte",
		"the “Pokémon café”—and more",
		"grâce à\u00a0«\u00a0lui\u00a0», cliché\u00a0»",
		"CAFÉ² and Fuß², É°",
		"×2, ×³, Ø½",
	])("finds nothing in %s", (text) => {
		expect(garbledIn(text)).toBeUndefined();
	});

	it("takes linear time, and counts all", async () => {
		expect(garbledIn("â€™".repeat(300_000))?.count).toBe(300_000);
		expect(await slowness(garbledIn, "â€™", 450_000)).toBeUndefined();
	});
});
