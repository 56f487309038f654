// CPU milliseconds of each plan by docxtemplater and easy-template-x, in turn; and one plan of each.
const fs = require("fs");
const path = require("path");
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");
const { TemplateHandler } = require("easy-template-x");

const folder = process.argv[2];
const rounds = Number(process.argv[3]);
const template = fs.readFileSync(path.join(folder, "braces.docx"));
const data = JSON.parse(fs.readFileSync(path.join(folder, "data.json"), "utf-8"));

const ways = {
  docxtemplater: async (each) => {
    const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
    document.render(each);
    return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  },
  "easy-template-x": (each) => new TemplateHandler().process(template, each),
};

async function main() {
  const costs = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const each of data) {
      for (const [name, way] of Object.entries(ways)) {
        const before = process.cpuUsage();
        const made = await way(each);
        const { user, system } = process.cpuUsage(before);
        if (round > 0) costs[name].push((user + system) / 1000);
        fs.writeFileSync(path.join(folder, `${name}.docx`), made);
      }
    }
  }
  console.log(JSON.stringify(costs));
}

main();
