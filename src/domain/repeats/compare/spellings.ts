// Names that are one name: short forms, and the spellings that one name takes when it is written in Latin letters.
// Each line starts with the name that stands for the rest; a short form may stand in several lines (Alex).

const shortForms = `
abigail abi abby gail;adam ad;adrian ade;agnes aggie nessa;albert al bert bertie;alexander alex alec sandy xander aleks olek oleksandr aleksander alexandru iskander
alexandra alex sandra sasha lexi lexie aleksandra ola oleksandra;alfred alf alfie fred;alice ali ally alicia;alison ali ally;amanda mandy manda;amelia millie amy;andrew andy drew andrzej andrei andre andriy andreas
angela angie ange;anna ann anne annie anya ania hannah hanna nan;anthony tony ant antony antoni anton;antonia toni;archibald archie;arthur art artur;augustus gus august;barbara barb babs basia;barnaby barney
beatrice bea trixie beatrix;benjamin ben benny benji;bernard bernie;bethany beth;bradley brad;bridget bridie bridge biddy;caitlin cait katelyn kaitlyn;cameron cam;caroline caz carol carrie lina carolyn karolina
catherine cath cathy kate katie kathy katherine kathryn kat kitty kasia katarzyna kathleen catrina katya kateryna ekaterina catalina;charles charlie chas chuck karol carl karl;charlotte charlie lottie lotte char
christina tina chris chrissie christine krystyna kristina krysia cristina;christopher chris kit topher krzysztof kris;clarence clarrie;clifford cliff;constance connie;cornelius con neil;craig;cynthia cindy
daniel dan danny danek danylo;danielle dani danni;david dave davy dai dafydd dawid davie;deborah deb debbie debra;dennis den denny denis;derek del;diana di diane dee;dominic dom nic dominik;donald don donny
dorothy dot dotty dolly dorota;douglas doug dougie;duncan dunc;edward ed eddie ted teddy ned edek;edwin ed eddie;eleanor ellie nell elly nora ella elena helen lena;elizabeth liz beth betty eliza libby lizzie bess elsie betsy lisa elspeth liza ela elzbieta isabel lisbeth
emily em emmy millie emilia;emma em;ernest ernie;eugene gene;eva eve ewa evie yeva;evelyn eve evie;florence flo florrie;frances fran franny frankie;francis frank frankie franek franciszek;frederick fred freddie freddy fryderyk;gabriel gabe gabi
gabrielle gabi gaby gabriela;gareth gaz gary;geoffrey geoff jeff jeffrey;george georgie jerzy gheorghe jorge;georgina georgie gina georgia;gerald gerry jerry;gerard gerry ged;gillian gill jill;gladys glad;gordon gord;grace gracie;graham graeme
gregory greg grzegorz;gwendolyn gwen wendy;harold harry hal;harriet hattie harri;heather heath;helen nell ellie lena helena halina olena;henry harry hal hank henryk;herbert herb bert;hilary hil;hugh hughie huw;ian iain;imogen immy
isaac zac;isabella bella izzy isabel isabelle isobel issy iza izabela;jack jackie;jacob jake jakub kuba coby jacub;jacqueline jackie jacqui jacki;james jim jimmy jamie jem seamus hamish;jane janie janey jayne janet;janet jan netta;jasmine jas jazz yasmin
jeremy jem jerry;jennifer jen jenny jenna jennie;jessica jess jessie;joan joanie;joanna jo joanne joan asia joasia;john jack johnny jon jan ian sean ivan juan johann yahya;jonathan jon jonny nathan;joseph joe joey jo jozef josef jose yusuf yosef;josephine jo josie
joshua josh;judith judy jude judi;julia jules julie julita yulia;julian jules;karen kaz;kenneth ken kenny;kimberley kim kimberly;laura laurie lauren;lawrence larry laurie laurence loz;leanne lee;leonard len lenny leo;lesley les;leslie les;lewis lew louis lou
lillian lily lil lilian lilly;linda lin lindy lynda;louise lou lulu louisa;lucas luke lukasz luca;lucy lu luce lucia;lydia lyd;madeleine maddie maddy madeline madison;magdalena magda madzia;malcolm mal;malgorzata gosia margaret;marcus mark marc marek
margaret maggie meg peggy marge margie greta mags rita daisy marjorie;maria marie mary mia maja marysia mariya mariam;marian marianne;martha marty patty;martin marty marcin;mary molly polly mae may maria;matilda tilly mattie;matthew matt matty mateusz mathew
maureen mo;maurice mo morris;maximilian max;melanie mel;melissa mel missy lissa;michael mike mick micky mikey mickey michal mikolaj mihai mykhailo mikhail;michelle shell chelle michele;miriam mim maryam;mitchell mitch;natalie nat nattie natalia natasha
natasha tash tasha nat;nathaniel nat nathan nate;neil niall;nicholas nick nicky nico nicolas nikolai mykola;nicola nicky nikki nic;nigel nige;norman norm;oliver ollie oli olly;olivia liv livvy ollie;oscar oz;pamela pam;patricia pat patty trish tricia patsy
patrick pat paddy patryk padraig;paul pawel pavel pauly;paula pauline;peter pete piotr petro pyotr;philip phil pip filip phillip;philippa pippa pip;rachel rach rachael raquel;raymond ray;rebecca becky bec becca bex;reginald reg reggie;rhiannon rhi;richard rick dick ricky rich richie ryszard
robert rob bob bobby robbie bert rab;roderick rod roddy;rodney rod;roger rodge;ronald ron ronnie;rosemary rose rosie;roxanne roxy;russell russ;ruth ruthie;sally sal;samantha sam sammy;samuel sam sammy;sarah sara sally sadie;sebastian seb bas;sharon shaz
shirley shirl;sidney sid sydney;simon si szymon;sophia sophie sofia zofia zosia;stanley stan stanislaw;stella stel;stephanie steph stef stefania;stephen steve steven stevie stefan szczepan;stewart stu stuart;susan sue susie suzie suzy suzanne zuzanna;sylvia syl sylwia
tabitha tabby;teresa terry tess theresa tessa terri;terence terry tel terrance;theodore theo ted teddy;thomas tom tommy tomasz tomek;timothy tim timmy;tobias toby;tomos thomas;tracey trace tracy;trevor trev;ursula ula;valerie val;veronica ronnie vera weronika;victor vic wiktor
victoria vicky vicki tori vic wiktoria;vincent vin vince vinny;violet vi;virginia ginny;vivienne viv vivian;walter wal wally;wayne;wilfred wilf;william will bill billy willy liam wills gwilym;winifred win winnie freda;yvonne eve;zachary zac zach zack;zoe zo
aneta anetta;agnieszka aga agnes;bartosz bartek bartlomiej;dariusz darek;grazyna grace;jaroslaw jarek;jolanta jola;krystian kris;wojciech wojtek;zbigniew zbyszek;miroslaw mirek;slawomir slawek;kazimierz kazik;tadeusz tadek;iwona ivona yvonne;joanna joasia
`;

const spellings = `
mohammed mohamed muhammad mohammad muhammed mohamad muhamad muhamed mohamud mohammod mahomed mahamed maxamed mohd md mhd muhd mohamet mehmet mehmed mahammad mahomet mohummad mohamoud mohemmed mouhamed mohammud muhummad mohammadi mamadou mamadu mahamadou magomed mukhammad muhammet mohmed mohmmad mouhamad
ahmed ahmad achmed axmed ahamed ahmet ahammed;ali aly alli cali;hassan hasan xasan hasaan hassane hasson;hussein husain hussain hossain hossein husein xuseen xuseyn hoosen huseyin housain;abdullah abdulla abdallah abdullahi cabdullahi cabdulaahi abdillahi abdulahi;abdi cabdi abdy
abdul abdel abdal;abdurrahman abdulrahman abdirahman cabdiraxmaan abdelrahman abdurahman rahman;ibrahim ebrahim ibraahiim ibraheem ibrahima abraham;ismail ismaeel ismaaciil ismael esmail ishmael;yusuf yousef yousuf yusuuf yusef joseph yosef youssef youssouf;omar umar cumar umer omer cumer
osman usman cusmaan othman uthman cismaan;farah faarax faarah farrah;fatima fatimah faadumo fatuma fatma fatema fathima faduma fatoumata fadumo fatou;aisha ayesha aysha caasha aishah asha aicha ayse aasha;khadija khadijah qadiija kadija hadija khadiza khadeeja;amina aamina aminah ameena aminata
maryam mariam marian maryan miriam meryem maryama;zainab zaynab zeinab seynab zeynab zenab sainab;hawa xaawo hawo hawwa;halima xaliimo halimo haleema halimah;sahra zahra zara sahro zahara;yasmin yasmeen jasmin jasmine yasmine;nur noor nuur nour noorr;jama jaamac jamah;said saeed saiid siciid syed sayed saeid sayeed;khalid khaled qaalid halid
bilal bilaal;mustafa mustapha mustaf moustafa;mahmoud mahmood mehmood maxamuud mahmud;rubina robina rubeena;rashid rasheed rashed raashid;tariq tarik tareq tarek;karim kareem;salim saleem salem;imran emran;iqbal ikbal eqbal;khan kahn kan;begum begom;bibi beebee;chowdhury choudhury chaudhry chaudhary choudhary chaudhuri choudhry chaudhri;sheikh shaikh shaykh shekh shiekh
miah mia miya mian;uddin udin ud din;islam eslam;akhtar akter aktar akther akhter;khatun khatoon;nasreen nasrin;parveen parvin perveen;shabana shabanah;sultana sultanah;rehman rahman rehmann rahmaan;malik malek;qureshi quraishi koreshi qureishi qurayshi;siddiqui siddique siddiq siddiqi;patel pattel;singh sing;kaur kour;gurpreet gurprit
harpreet harprit;manpreet manprit;jaspreet jasprit;jaswinder jasvinder;balwinder balvinder;sukhwinder sukhvinder;kulwinder kulvinder;parminder permindar parmindar;harjit harjeet;baljit baljeet;manjit manjeet;ranjit ranjeet;surjit surjeet;amarjit amarjeet;gurjit gurjeet;dhillon dhilon dillon;sidhu sidhoo sandhu;grewal garewal;gill ghil;bhatti bhatty
agarwal aggarwal agrawal;sharma sharmah;banerjee bannerji;mukherjee mukherji;lakshmi laxmi;shah sha;vijay wijay;krishna krisna
zhang chang cheung cheong teo;li lee lei ly;wang wong ong heng;chen chan tan chin;liu lau liew low;huang hwang wong ng ooi;yang yeung young yeo;wu ng woo goh;xu hsu chui tsui;zhou chow chou jow chew;zhao chao chiu;sun suen soon;ma mah;zhu chu choo;hu woo foo;guo kwok kuo quek;he ho hor;lin lam lim;luo lo law;gao ko;zheng cheng tay;liang leung leong neo
xie tse hsieh cheah;song sung soong;tang tong teng;deng tang;han hon;feng fung foong;yu yue;cao tso;peng pang;zeng tsang chan;xiao siu hsiao;cai tsai choi chua;pan poon;jiang chiang kong keung;ye yip yap yeh;xiaoming hsiaoming siuming;wei wai;mei may;jing ching;ying ing;hui wai;yan yin;yuen yuan;nguyen ngyuen nguyenn;tran tranh chan;pham fam
oleksiy alexei aleksei oleksii alexey;sergey serhiy sergei serhii;dmitry dmytro dmitri dimitri dima;yevgeny evgeny yevhen eugene;vladimir volodymyr wladimir vova;yuri yuriy yurii juri;iryna irina irena;tetiana tatiana tatyana tania tanya;svitlana svetlana;nataliya natalia nataliia;viktoriya victoria viktoria;andriy andrei andrii andrey;hanna anna ganna
tesfaye tesfai tesfay;haile hayle;selam selamawit;gebre gebreyesus ghebre;mihret mehret;okafor okafo;chukwu chuku;oluwaseun seun;oluwafemi femi;oluwatobi tobi;adebayo bayo;babatunde tunde;smith smyth smythe;clark clarke;brown browne;reid read reed;stewart stuart steward;thompson thomson;davies davis davys;johnston johnstone johnson;phillips philips;matthews mathews;hughes hews;moore more
white whyte;taylor tailor tayler;cook cooke;green greene;gray grey;allen allan alan;lewis louis;morris maurice;nicholson nicolson;connor conner oconnor;neill neil oneill oneil;brien bryan oberien obrien bryant;evans evens;watts watt;walsh welsh walshe;byrne burn burns byrnes;murphy murphey;kelly kelley okelly;ryan rian;doherty docherty dougherty odoherty;reilly riley oreilly
`;

const groups = new Map<string, string[]>();
for (const line of `${shortForms};${spellings}`.split(/[;\n]/)) {
  const words = line.split(' ').filter((word) => word !== '');
  const head = words[0];
  if (head === undefined) continue;
  for (const word of words) groups.set(word, [...(groups.get(word) ?? []), head]);
}
const none: readonly string[] = [];

/** The names that a folded word may be a form of: `bill` -> `william`; empty when none is known. */
export function formsOf(word: string): readonly string[] {
  return groups.get(word) ?? none;
}

const endings: readonly (readonly [RegExp, string])[] = [
  [/(s|c|z)k(?:a|y|i|ij|yi|aya|iy|yj)$/, '$1ki'],
  [/(o|e|ie)(?:v|w|ff)a?$/, '$1v'],
  [/(?:ovi|evi)(?:c|ch|tch|cz|q)$/, 'ovic'],
  [/(?:auskas|auskiene|auskaite)$/, 'ausk'],
];

/** A surname without the ending that differs between a man and a woman of one family: Kowalska and Kowalski meet. */
export function familyForm(word: string): string {
  if (word.length < 5) return word;
  for (const [pattern, by] of endings) if (pattern.test(word)) return word.replace(pattern, by);
  return word;
}

const joined = new Set(['mc', 'mac', 'o']);
const particles = new Set(
  'al el bin ibn ben bint abu abd ul ur de del della di da la le van von der den ter dos do du st'.split(' '),
);

/** The words of a folded name that count: Mc and O joined to what follows, particles (al, van, de) left out when more is there. */
export function nameWords(folded: string): string[] {
  const words: string[] = [];
  let lead = '';
  for (const word of folded.split(' ')) {
    if (word === '') continue;
    if (joined.has(word)) lead += word;
    else {
      words.push(lead + word);
      lead = '';
    }
  }
  if (lead !== '') words.push(lead);
  const telling = words.filter((word) => !particles.has(word));
  return telling.length > 0 ? telling : words;
}
