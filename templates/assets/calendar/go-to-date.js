// Leads from the calendar to a date: to the page of the day, else of its month, its year, its decade, whichever is the first that there is.
// Which days have pages is known to the server alone, since the calendar would change with every story if it said so.
const form = document.querySelector(".go-to");

form.addEventListener("submit", async (event) => {
	event.preventDefault();
	const status = form.querySelector("[role=status]");
	status.textContent = "";
	const found = await firstPage(pagesOf(new FormData(form)));
	if (found) location.href = found;
	else status.textContent = form.dataset.none;
});

/** The addresses of the periods that a date lies in, shortest first. */
function pagesOf(fields) {
	const year = Number(fields.get("year"));
	const [month, day] = ["month", "day"].map((name) => (fields.get(name) ?? "").padStart(2, "0"));
	const pages = [`${year - (year % 10)}s/`, `${String(year).padStart(2, "0")}/`];
	if (month !== "00" && form.dataset.shortest !== "year") pages.push(`${pages[1]}${month}/`);
	if (pages.length === 3 && day !== "00" && form.dataset.shortest === "day") pages.push(`${pages[2]}${day}/`);
	return pages.reverse().map((page) => form.dataset.root + page);
}

/** The first of some pages that there is. */
async function firstPage(pages) {
	for (const page of pages) {
		try {
			if ((await fetch(page, { method: "HEAD" })).ok) return page;
		} catch {
			return page;
		}
	}
	return undefined;
}
