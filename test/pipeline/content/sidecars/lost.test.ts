import { describe, expect, it } from "vitest";
import { readFiles } from "../folder.ts";

const story = "The Head\n\nWords of the story.\n";

describe("a sidecar with the name of no story", () => {
	it("lets the story wait that has almost its name, if it says that it is not public", () => {
		const { status, told } = readFiles({ "harbour.txt": story, "habour.yml": "draft: true\n", "other.txt": story });
		expect(status).toEqual({ "harbour.txt": "held", "other.txt": "published" });
		expect(told).toEqual(["error sidecar-broken harbour.txt", "warning sidecar-no-story habour.yml"]);
	});

	it("lets it wait for the date that it names", () => {
		const { articles } = readFiles({ "harbour.txt": story, "habour.yml": "date: 2099-05-01\n" });
		expect(articles["harbour.txt"]?.embargo?.edtf).toBe("2099-05-01");
	});

	it("lets no story wait that has a sidecar, or for fields that keep nothing back", () => {
		const { status } = readFiles({
			"harbour.txt": story,
			"harbour.yml": "section: News\n",
			"habour.yml": "draft: true\n",
			"lighthouse.txt": story,
			"lightouse.yml": "status: published\n",
		});
		expect(status).toEqual({ "harbour.txt": "published", "lighthouse.txt": "published" });
	});

	it("lets all stories of its folder wait, if it has the name of that: Eleventy has such files", () => {
		const { status, told } = readFiles({
			"posts/posts.yml": "draft: true\n",
			"posts/a.txt": story,
			"posts/more/b.txt": story,
			"posts/own.txt": story,
			"posts/own.yml": "section: News\n",
			"posts.txt": story,
			"news/news.yml": "section: News\n",
			"news/c.txt": story,
		});
		expect(status).toEqual({
			"news/c.txt": "published",
			"posts.txt": "published",
			"posts/a.txt": "held",
			"posts/more/b.txt": "held",
			"posts/own.txt": "published",
		});
		expect(told).toEqual([
			"error sidecar-broken posts/a.txt",
			"error sidecar-broken posts/more/b.txt",
			"info sidecar-no-story news/news.yml",
			"warning sidecar-no-story posts/posts.yml",
		]);
	});
});
