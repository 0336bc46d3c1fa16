// Common names, streets and towns for the synthetic people of the UK test set. Lists are in order of how often they are used.

export interface Community {
  readonly name: string;
  readonly share: number;
  readonly rareShare: number;
  readonly middleShare: number;
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly surnames: readonly string[];
}

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

export const communities: readonly Community[] = [
  {
    name: 'english',
    share: 0.58,
    rareShare: 0.45,
    middleShare: 0.3,
    women: list(
      'Sarah Emma Laura Rebecca Claire Jessica Nicola Sophie Charlotte Lisa Samantha Rachel Amy Hannah Lauren Chloe Gemma Michelle Karen Susan Julie Helen Victoria Kelly Natalie Katie Elizabeth Margaret Catherine Jennifer Alison Joanne Stephanie Danielle Amanda Kerry Louise Donna Tracey Leanne Zoe Stacey Lucy Megan Bethany Georgia Holly Paige Kayleigh Abigail Olivia Emily Grace Ella Molly Eleanor Alice Lydia Imogen Harriet Phoebe Jasmine Jade Amber Tina Debbie Wendy Deborah Angela Jacqueline Christine Patricia Sandra Linda Carol Maria Anne Mary Heather Dawn Lorraine Teresa Maureen Sheila Pauline Kathleen Barbara Jean Joan Dorothy Pamela Rosemary Frances Philippa Rhiannon Carys Sian Bronwen Fiona Eilidh Kirsty Morag Ailsa Siobhan Niamh Aoife Ciara Roisin Bernadette Geraldine',
    ),
    men: list(
      'David James Michael Paul Christopher Andrew Mark Daniel Matthew Robert Stephen Richard Thomas Peter Ian Simon Lee Adam Ryan Jack Joshua Luke Benjamin Samuel Joseph Anthony Kevin Gary Jason Craig Stuart Martin Neil Darren Wayne Dean Scott Carl Shaun Liam Connor Jordan Kieran Callum Nathan Aaron Lewis Harry George William Charles Oliver Alexander Edward Nicholas Timothy Philip Graham Keith Alan Barry Trevor Kenneth Raymond Roger Brian Terence Derek Colin Dennis Ronald Gerald Leonard Stanley Frederick Gareth Rhys Dylan Huw Ieuan Alun Owen Angus Hamish Callan Fraser Gordon Duncan Patrick Sean Declan Brendan Eamon Fergal Cormac Toby Max Leo Theo Zachary Jacob Dominic Sebastian Gregory',
    ),
    surnames: list(
      "Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Johnson Roberts Robinson Wright Thompson Walker White Hughes Edwards Green Hall Wood Harris Lewis Martin Jackson Clarke Clark Turner Hill Cooper Morris Moore Ward King Watson Baker Harrison Morgan Allen James Scott Phillips Parker Price Bennett Young Griffiths Mitchell Kelly Cook Carter Richardson Bailey Collins Bell Shaw Murphy Miller Cox Marshall Simpson Anderson Adams Wilkinson Foster Ellis Murray Chapman Mason Webb Rogers Gray Hunt Mills Palmer Holmes Powell Campbell Stevens Barnes Knight Butler Russell Barker Fisher Jenkins Murray Dixon Harvey Graham Pearson Ford Reynolds Walsh O'Brien O'Neill McDonald McCarthy Fitzgerald Sullivan Gallagher Doherty",
    ),
  },
  {
    name: 'southAsianMuslim',
    share: 0.13,
    rareShare: 0.05,
    middleShare: 0.35,
    women: list(
      'Fatima Aisha Shabana Nasreen Parveen Rukhsana Samina Farzana Zainab Khadija Maryam Amina Saima Nadia Sadia Rubina Shazia Yasmin Halima Tahira Sumaiya Ayesha Bushra Noreen Robina Shamim Nazia Uzma Asma Hafsa',
    ),
    men: list(
      'Mohammed Muhammad Mohammad Imran Tariq Asif Kashif Nadeem Shahid Khalid Zahid Amir Bilal Usman Hassan Hussain Omar Yusuf Ibrahim Ismail Abdul Javed Naveed Rashid Sajid Wasim Faisal Adnan Kamran Iqbal',
    ),
    surnames: list(
      'Khan Ahmed Ali Hussain Begum Akhtar Miah Iqbal Malik Mahmood Shah Bibi Uddin Rahman Islam Chowdhury Mirza Sheikh Qureshi Butt Aslam Raja Siddiqui Hussein Rehman Khatun Choudhury Ashraf Nawaz Yousaf Rashid Saleem Hanif Haque',
    ),
  },
  {
    name: 'punjabi',
    share: 0.07,
    rareShare: 0.05,
    middleShare: 0.25,
    women: list(
      'Gurpreet Harpreet Manpreet Jaspreet Kulwinder Sukhwinder Balwinder Parminder Jasvinder Ravinder Amandeep Sandeep Navdeep Simran Kiran Rupinder Satwinder Baljit Manjit Surinder',
    ),
    men: list(
      'Gurpreet Harpreet Manjit Jaswinder Balwinder Harjit Gurdeep Sukhdev Kulwinder Parminder Amarjit Ranjit Surjit Jagdeep Mandeep Hardeep Satnam Tejinder Rajinder Baldev',
    ),
    surnames: list(
      'Singh Kaur Gill Dhillon Sidhu Sandhu Grewal Bains Dhaliwal Sharma Patel Bhatti Johal Atwal Mann Virk Purewal Chahal',
    ),
  },
  {
    name: 'polish',
    share: 0.06,
    rareShare: 0,
    middleShare: 0.1,
    women: list(
      'Anna Katarzyna Agnieszka Małgorzata Joanna Magdalena Monika Ewa Aleksandra Karolina Natalia Justyna Beata Dorota Iwona Sylwia Paulina Zofia Weronika Elżbieta',
    ),
    men: list(
      'Piotr Krzysztof Andrzej Tomasz Paweł Michał Marcin Jakub Łukasz Mateusz Grzegorz Wojciech Marek Rafał Kamil Dawid Sebastian Zbigniew Jarosław Sławomir',
    ),
    surnames: list(
      'Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Zając Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Nowicki Majewski Olszewski',
    ),
  },
  {
    name: 'somali',
    share: 0.04,
    rareShare: 0,
    middleShare: 0.7,
    women: list(
      'Fadumo Hodan Amina Halima Sahra Khadija Ifrah Asha Maryan Hawa Nimco Zamzam Ayaan Safiya Deqa Leyla Fartun Sagal',
    ),
    men: list(
      'Mohamed Abdi Ahmed Hassan Ali Abdullahi Yusuf Ibrahim Omar Farah Jama Ismail Abdirahman Said Mahamud Nur Khalid Bashir',
    ),
    surnames: list(
      'Mohamed Ali Hassan Ahmed Abdi Farah Omar Yusuf Jama Warsame Hussein Abdullahi Nur Ismail Osman Elmi Aden Ibrahim',
    ),
  },
  {
    name: 'chinese',
    share: 0.04,
    rareShare: 0,
    middleShare: 0.1,
    women: list('Xiaoling Mei Ying Li-Na Hui Yan Jing Fang Wen Yuk-Ling Siu-Ming Wai-Yee Xiu Lan Hong'),
    men: list('Wei Jun Ming Jian Hao Chi-Wai Ka-Ho Wing-Kit Lei Feng Tao Qiang Bo Kin-Man'),
    surnames: list('Chen Wong Li Wang Zhang Chan Liu Lee Huang Lam Cheung Yang Wu Ng Zhao Xu Zhou Leung Lin Ho'),
  },
  {
    name: 'african',
    share: 0.08,
    rareShare: 0.1,
    middleShare: 0.3,
    women: list(
      'Blessing Grace Ngozi Abena Akua Chidinma Folake Amara Efua Adaeze Precious Comfort Oluwaseun Temitope Yaa Selam Tigist Miriam Esther Ruth',
    ),
    men: list(
      'Emmanuel Samuel Oluwaseun Kwame Kofi Chukwuemeka Babatunde Adebayo Tunde Ibrahim Daniel Yaw Ifeanyi Obinna Tesfaye Dawit Solomon Joseph Kelechi Femi',
    ),
    surnames: list(
      'Mensah Okafor Adeyemi Owusu Osei Boateng Okonkwo Adebayo Eze Balogun Asante Appiah Nwosu Ojo Ogunleye Tesfaye Haile Kamara Sesay Bangura Abebe Ncube Moyo Banda Phiri',
    ),
  },
];

export const rareStarts = list(
  'Hart Ash Black Whit Thorn Brad Cald Hol Mar Stan Wood Red Fair Lang Rad Sher West East Nor Sut Hay Pem Bar Car Dun Fen Gold Hal Ing Ken Lin Mel Nut Old Pres Rams Sel Til Up Wal Yar Ald Bur Crom Den Ell Far Grim Har Ips Jes Kirk Lock Mil Nev Or Par Quin Ros Scar Thur Und Ver Wake Lea Bos Cop Dray Frank Gar Hos Kel Lam Mor New Pat Rut Sand Tan Vic War Wil Win Wis Wren Bick Chal Cre Dar',
);
export const rareEndings = list(
  'ley ton well ford ham worth field wood ridge bury stead more combe shaw by ster land man son brook cliffe den gate hurst mere ness port stone thorpe wick',
);
export const streetNames = list(
  "High Station Church London Park Victoria Green Manor Kings Queens Grange New Mill Albert York Windsor Springfield George Alexandra North South West Chester Richmond Grove School Woodlands Stanley Cromwell Oxford Cambridge Beech Oak Elm Ash Cedar Willow Maple Hawthorn Meadow Orchard Highfield Hillside Northfield Southfield Westfield Ashfield Bridge River Lake Spring Well Castle Abbey Priory St_John's St_Mary's Nelson Wellington Trafalgar Waterloo Churchill Gladstone Salisbury Clarence Devonshire Norfolk Suffolk Essex Kent Surrey Sussex Dorset Cornwall Lancaster Durham Carlisle Lincoln Derby Nottingham Warwick Worcester Hereford Gloucester Bristol Bath Wells Exeter Plymouth Truro Marlborough Balmoral Sandringham Osborne Buckingham Belgrave Cavendish Russell Bedford Montague Grosvenor Portland Leicester Argyle Coronation Jubilee Empire Victory Liberty Union Market Chapel Vicarage Rectory Mount Tower Beacon Cross Gate Wall Moor Heath Common Field Farm Barn Dairy Pond Brook Ford Weir Lock Canal Wharf Dock Harbour Bay Cliff Sands Shore Ocean Coast Fairview Greenway Lakeside Riverside Parkside Sunnyside Brookside Woodside Roseberry Primrose Bluebell Lavender Heather Juniper Laurel Myrtle Poplar Sycamore Chestnut Walnut Hazel Rowan Alder Birch Pine Larch Holly Ivy",
).map((name) => name.replace('_', ' '));
export const streetKinds = list(
  'Road Street Avenue Close Lane Drive Crescent Gardens Way Grove Court Place Terrace Square',
);
export const towns = list(
  'Ealing Southall Hounslow Birmingham Coventry Wolverhampton Croydon Leicester Bradford Leeds Slough Luton Reading Walsall Dudley Hayes Greenford Acton Solihull Oldbury Harrow Wembley Ilford Barking Croydon Sutton Bexley Bromley Enfield Barnet',
);
export const districts = list('W UB TW HA B CV WV CR LE BD LS SL LU RG WS DY IG RM SM DA BR EN N NW E SE SW M');
