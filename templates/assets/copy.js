// Adds buttons that copy a story's address and its citations. Without the clipboard, which browsers give to secure pages only, there are none.
const cite = document.querySelector(".cite[data-copy]");
if (cite && navigator.clipboard) {
	const { copy, copied, link } = cite.dataset;
	const address = document.querySelector('link[rel="canonical"]')?.href ?? location.href;
	cite.querySelector("summary").after(buttonFor(link, address));
	for (const [index, text] of cite.querySelectorAll("dd[dir]").entries()) {
		const style = text.previousElementSibling;
		style.id = `bf-style-${index}`;
		const button = buttonFor(copy, text.textContent.trim());
		button.setAttribute("aria-describedby", style.id);
		text.append(" ", button);
	}

	function buttonFor(name, text) {
		const button = document.createElement("button");
		button.type = "button";
		button.className = "copy";
		button.lang = document.documentElement.lang;
		button.dir = document.documentElement.dir;
		button.textContent = name;
		button.setAttribute("aria-live", "polite");
		button.addEventListener("click", async () => {
			await navigator.clipboard.writeText(text);
			button.textContent = copied;
			setTimeout(() => {
				button.textContent = name;
			}, 2_000);
		});
		return button;
	}
}
