module tasks.app

app tasks "Tasks"

entity Project "Project":
  id: uuid pk
  name: str(120) required
  tasks: has_many Task

entity Task "Task":
  id: uuid pk
  project: ref Project required
  title: str(200) required
  done: bool=false
  due: date optional

surface task_list "Tasks":
  uses entity Task
  mode: list

  section main "Tasks":
    field title "Title"
    field due "Due"
    field done "Done"
